//! Profiles: a template and its settings, compiled once and used for any number of disclosures.

use juesuan_model::Disclosure;
use juesuan_model::profile::Form;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};

use crate::context::{Builder, Context, Missing, Record, TableIndex, Wants};
use crate::document::{Block, Document, FigureRef, Inline};
use crate::error::{ProfileError, RenderError, describe};
use crate::markup::{self, Parsed};
use crate::numerals::chinese;
use crate::settings::Settings;
use crate::tables;

/// The work that a template may do for one disclosure. The built-in profiles need about 10,000.
const FUEL: u64 = 5_000_000;

/// A built-in profile: its name, settings and template.
struct Builtin {
    name: &'static str,
    settings: &'static str,
    template: &'static str,
}

macro_rules! builtin {
    ($($name:literal)*) => {
        /// Sorted by name; of one region, the newest is last.
        static BUILTIN: &[Builtin] = &[$(Builtin {
            name: $name,
            settings: include_str!(concat!("../profiles/", $name, "/profile.json")),
            template: include_str!(concat!("../profiles/", $name, "/template.j2")),
        }),*];
    };
}

builtin! { "chongqing-2024" "national-2024" }

/// How a disclosure is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RenderOptions {
    /// Whether the figures that a document stated are printed where computed ones would be.
    pub as_stated: bool,
    /// Whether it is a draft: marked as one, with a gap for what is missing.
    pub draft: bool,
}

/// A form of disclosure: the template, the words, the decimals.
///
/// ```
/// use juesuan_narrative::{Profile, RenderOptions};
/// let profile = Profile::builtin("chongqing")?;
/// let mut disclosure = juesuan_model::Disclosure::new("某区档案馆", 2024);
/// disclosure.government_fund.none = true;
/// let document = profile.render(&disclosure, RenderOptions { draft: true, ..Default::default() })?;
/// assert!(document.to_text().contains("本部门2024年度无政府性基金预算财政拨款收支。"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Profile {
    name: String,
    settings: Settings,
    template: String,
    wants: Wants,
    environment: Environment<'static>,
}

impl Profile {
    /// The names of the built-in profiles.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|builtin| builtin.name)
    }

    /// A built-in profile by its name.
    ///
    /// A name without a year is its newest, and a profile serves later years until it is replaced:
    /// of `chongqing-2026` and the profile of 2024 alone, the latter is taken.
    ///
    /// # Errors
    /// [`ProfileError::Unknown`], with the names that there are.
    pub fn builtin(name: &str) -> Result<Self, ProfileError> {
        let year_of = |name: &str| -> Option<(String, u16)> {
            let (region, year) = name.rsplit_once('-')?;
            let four = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
            Some((region.to_owned(), year.parse().ok().filter(|_| four)?))
        };
        let (region, until) = year_of(name).unwrap_or_else(|| (name.to_owned(), u16::MAX));
        let fits = |builtin: &&Builtin| {
            year_of(builtin.name).is_some_and(|(of, year)| of == region && year <= until)
        };
        let builtin = BUILTIN.iter().rfind(fits).ok_or_else(|| ProfileError::Unknown {
            name: name.chars().take(80).collect(),
            known: Self::names().map(str::to_owned).collect(),
        })?;
        Self::from_parts(builtin.name, builtin.settings, builtin.template)
    }

    /// A profile from its parts: `profile.json` and `template.j2` of a folder, as text.
    ///
    /// # Errors
    /// [`ProfileError`] where the settings or the template are faulty, with the place.
    pub fn from_parts(name: &str, settings: &str, template: &str) -> Result<Self, ProfileError> {
        let settings = Settings::parse(name, settings)?;
        let fault = |error: &minijinja::Error| {
            let (line, message) = describe(error);
            ProfileError::Template { profile: name.to_owned(), line, message }
        };
        let mut environment = Environment::new();
        environment.set_fuel(Some(FUEL));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        environment.add_global("words", words(&settings));
        environment.add_filter("zh", chinese);
        environment.add_function("gap", |path: String| Missing::value(path, true));
        let file = format!("{name}/template.j2");
        environment
            .add_template_owned(file.clone(), markup::mark_paragraphs(template))
            .map_err(|error| fault(&error))?;
        let wants = Wants::of(template);
        Ok(Self { name: name.to_owned(), settings, template: file, wants, environment })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The sections and contents that it asks for: those of its settings, or of the built-in
    /// profile of its name.
    pub fn form(&self) -> &Form {
        &self.settings.form
    }

    /// Renders a disclosure.
    ///
    /// # Errors
    /// [`RenderError`] where the form cannot do without something that is missing, or where the
    /// template fails.
    pub fn render(&self, disclosure: &Disclosure, options: RenderOptions) -> Result<Document, RenderError> {
        let context = self.context(disclosure, options);
        let output = self.render_raw(&context)?;
        let Context { figures, tables, draft, .. } = context;
        let Parsed { blocks, missing } = markup::parse(&output, &figures, tables)
            .map_err(|torn| RenderError::Torn { template: self.template.clone(), line: torn.0 })?;
        // The gaps of tables are marked in drafts alone.
        if missing && !draft {
            self.complete(&blocks)?;
        }
        Ok(self.document(disclosure, draft, blocks, figures, output))
    }

    fn document(
        &self,
        disclosure: &Disclosure,
        draft: bool,
        blocks: Vec<Block>,
        figures: Vec<FigureRef>,
        output: String,
    ) -> Document {
        let words = &self.settings.words;
        Document {
            draft: draft.then(|| words.draft.clone()),
            blocks,
            figures,
            output,
            separators: self.settings.separators,
            gap: words.missing.clone(),
            department: disclosure.department.name.clone(),
            year: disclosure.fiscal_year,
            unit: disclosure.unit.unit(),
        }
    }

    /// The public tables of the form of disclosure.
    #[cfg(feature = "xlsx")]
    pub(crate) fn layout(&self) -> juesuan_model::tables::Layout {
        self.settings.layout
    }

    /// The public tables of the form alone: those of the disclosure, and every other with what the
    /// quantities of the narrative say of it.
    ///
    /// ```
    /// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
    ///   "overall": {"current_income": {"value": "312.40"}}}"#;
    /// let disclosure: juesuan_model::Disclosure = serde_json::from_str(json)?;
    /// let profile = juesuan_narrative::Profile::builtin("chongqing")?;
    /// let tables = profile.tables(&disclosure, Default::default());
    /// assert_eq!(tables.blocks.len(), 9);
    /// assert!(tables.to_text().contains("本年收入合计\t312.40"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tables(&self, disclosure: &Disclosure, options: RenderOptions) -> Document {
        let settings = Settings { derive_tables: true, ..self.settings.clone() };
        let mut figures = Vec::new();
        let index = TableIndex::new(disclosure);
        let (_, tables) = tables::build(disclosure, &settings, options, &index, &mut figures);
        let blocks = tables.into_iter().map(Block::Table).collect();
        self.document(disclosure, options.draft, blocks, figures, String::new())
    }

    /// What the template sees of a disclosure. [`render`](Self::render) does this first.
    pub fn context(&self, disclosure: &Disclosure, options: RenderOptions) -> Context {
        Builder::build(disclosure, &self.settings, self.wants, options)
    }

    /// The output of the template engine alone, with marks where figures belong.
    ///
    /// # Errors
    /// As [`render`](Self::render), where the template fails.
    pub fn render_raw(&self, context: &Context) -> Result<String, RenderError> {
        let render = || self.environment.get_template(&self.template)?.render(context.root.clone());
        render().map_err(|error| {
            let template = error.name().unwrap_or(&self.template).to_owned();
            let (line, message) = describe(&error);
            let endless = error.kind() == ErrorKind::OutOfFuel || message.contains("recursion limit");
            if endless {
                RenderError::Endless { template, line }
            } else {
                RenderError::Template { template, line, message }
            }
        })
    }

    fn complete(&self, blocks: &[Block]) -> Result<(), RenderError> {
        let mut paths: Vec<String> = Vec::new();
        for inline in blocks.iter().flat_map(Block::inlines) {
            if let Inline::Missing { path } = inline
                && !paths.contains(path)
            {
                paths.push(path.clone());
            }
        }
        if paths.is_empty() {
            Ok(())
        } else {
            Err(RenderError::Missing { profile: self.name.clone(), paths })
        }
    }
}

/// The words that a template may print.
fn words(settings: &Settings) -> Value {
    let words = &settings.words;
    let entries = [
        ("increase", &words.increase),
        ("decrease", &words.decrease),
        ("grow", &words.grow),
        ("shrink", &words.shrink),
        ("unchanged", &words.unchanged),
        ("above", &words.above),
        ("below", &words.below),
        ("equal", &words.equal),
        ("missing", &words.missing),
        ("withheld", &words.withheld),
    ];
    Value::from_object(Record(entries.map(|(name, word)| (name, Value::from(word.as_str())))))
}
