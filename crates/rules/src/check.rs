//! Checks a reading: states what the rules state, evaluates it, and tells what is the matter.

use std::fmt::Write;

use juesuan_model::profile::Form;
use juesuan_model::{
    Coverage, Expected, FINDINGS_SCHEMA, FigureId, FileResult, Finding, FindingFigure, Outcome as Reported,
    Problem, Reading, RelationSeen, Role, Severity, Verdict as FileVerdict,
};

use crate::acceptance::Acceptance;
use crate::context::Context;
use crate::diagnose::{diagnose, explain_contrary_words};
use crate::engine::{Engine, Judgement, Outcome, Verdict};
use crate::joint::Limit;
use crate::proof;
use crate::registry;
use crate::rule::Check;
use crate::sink::{Remark, Sink, Stated};
use crate::words;

/// What a check is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions<'a> {
    /// Whether every relation is reported, not only findings.
    pub relations: bool,
    /// Findings that were accepted before.
    pub acceptance: Option<&'a Acceptance>,
    /// The form that readings are held to; without one, each to that which it follows.
    pub form: Option<&'a Form>,
}

/// Checks one reading.
///
/// ```
/// use juesuan_model::{Disclosure, Severity, project};
/// use juesuan_rules::{CheckOptions, check};
/// let json = r#"{"schema": "disclosure/1", "department": {"name": "某区档案馆"}, "fiscal_year": 2024,
///   "general_public_budget": {"basic_expenditure": {"value": "80.00"},
///     "personnel_expenditure": {"value": "60.00"}, "public_expenditure": {"value": "30.00"}}}"#;
/// let disclosure: Disclosure = serde_json::from_str(json)?;
/// let result = check(&project(&disclosure), &CheckOptions::default());
/// let error = result.findings.iter().find(|finding| finding.severity == Severity::Error);
/// assert_eq!(error.map(|error| &*error.name), Some("personnel-and-public"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check(reading: &Reading, options: &CheckOptions<'_>) -> FileResult {
    let context = context_of(reading, options);
    let sink = state(&context);
    let engine = Engine::new(&reading.figures);
    let mut judged = Judged::new(&context, &engine, &sink, options);
    let (contradictions, undecided) = diagnose(&context, &engine, &judged.relations);
    judged.findings.extend(contradictions);
    explain_contrary_words(&context, &mut judged.findings);
    judged.result(reading, undecided, options)
}

/// A reading as rules look at it, held to the form that is asked for or that it follows.
pub(crate) fn context_of<'a>(reading: &'a Reading, options: &CheckOptions<'_>) -> Context<'a> {
    match options.form {
        Some(form) => Context::of_form(reading, form),
        None => Context::new(reading),
    }
}

/// What a reading's relations come to one by one, before what is wrong is diagnosed.
pub(crate) struct Judged<'s> {
    /// The relations with their verdicts.
    pub(crate) relations: Vec<(&'s Stated, Judgement)>,
    /// What was found so far.
    pub(crate) findings: Vec<Finding>,
    coverage: Coverage,
    seen: Option<Vec<RelationSeen>>,
}

impl<'s> Judged<'s> {
    pub(crate) fn new(
        context: &Context<'_>,
        engine: &Engine,
        sink: &'s Sink<'_>,
        options: &CheckOptions<'_>,
    ) -> Self {
        let mut coverage = coverage(context.reading);
        let mut findings = Vec::new();
        let mut seen = Vec::new();
        let mut relations = Vec::with_capacity(sink.stated.len());
        for stated in &sink.stated {
            let judged = engine.judged(&stated.relation);
            let verdict = judged.verdict;
            count(&mut coverage, verdict.reported());
            if options.relations {
                seen.push(relation_seen(stated, verdict));
            }
            if matches!(verdict, Verdict::Tight | Verdict::Truncated) {
                findings.push(of_relation(context, engine, stated));
            }
            relations.push((stated, judged));
        }
        coverage.relations.not_checkable += sink.unstated.len() as u32;
        if options.relations {
            seen.extend(sink.unstated.iter().map(|unstated| {
                let rule = registry::at(unstated.rule);
                RelationSeen {
                    rule: rule.code.into(),
                    name: rule.name.into(),
                    verdict: Reported::NotCheckable,
                    figures: unstated.figures.clone(),
                    why: unstated.why.clone(),
                }
            }));
        }
        findings.extend(sink.remarks.iter().map(|remark| of_remark(context, remark)));
        Self { relations, findings, coverage, seen: options.relations.then_some(seen) }
    }

    /// The result, once all that is wrong is among the findings.
    pub(crate) fn result(
        self,
        reading: &Reading,
        undecided: Option<Limit>,
        options: &CheckOptions<'_>,
    ) -> FileResult {
        let mut result = finish(reading, self.findings, self.coverage, self.seen, options);
        result.problems.extend(undecided.map(not_decided));
        result
    }
}

/// That some relations were judged one by one, but not together.
fn not_decided(limit: Limit) -> Problem {
    let zh = limit.zh();
    Problem::new(
        format!("有一部分互相关联的关系没有能够合并判断（{zh}）；这些关系已经逐条核对。"),
        format!("Some connected relations were judged one by one, but not together: {limit}."),
        0,
    )
}

/// Everything that the rules state about a reading.
pub fn state<'a>(context: &Context<'a>) -> Sink<'a> {
    let mut sink = Sink::new();
    let year = context.reading.fiscal_year;
    for (index, rule) in registry::rules().enumerate() {
        if year.is_some_and(|year| year < rule.since) || context.is_optional(rule) {
            continue;
        }
        sink.rule = index as u16;
        match rule.check {
            Check::One(check) => check(rule, context, &mut sink),
            Check::Identity(identity) => identity.state(rule, context, &mut sink),
            Check::Together => {}
        }
    }
    sink
}

fn finish(
    reading: &Reading,
    mut findings: Vec<Finding>,
    coverage: Coverage,
    relations: Option<Vec<RelationSeen>>,
    options: &CheckOptions<'_>,
) -> FileResult {
    let place = |finding: &Finding| finding.figures.first().map_or(u32::MAX, |figure| figure.id);
    findings
        .sort_by(|a, b| b.severity.cmp(&a.severity).then(place(a).cmp(&place(b))).then(a.rule.cmp(&b.rule)));
    tell_apart(&mut findings);
    if let Some(acceptance) = options.acceptance {
        acceptance.apply(reading, &mut findings);
    }
    let open = |severity| findings.iter().any(|f| f.severity == severity && f.accepted.is_none());
    let verdict = if open(Severity::Error) {
        FileVerdict::Fix
    } else if open(Severity::Warning) || !really_read(&coverage) || !reading.problems.is_empty() {
        FileVerdict::Review
    } else {
        FileVerdict::Pass
    };
    FileResult {
        schema: FINDINGS_SCHEMA.into(),
        file: reading.file.clone(),
        department: reading.department.clone(),
        fiscal_year: reading.fiscal_year,
        verdict,
        coverage,
        findings,
        relations,
        problems: reading.problems.clone(),
    }
}

/// Whether enough was understood for silence to mean something: at least half of the quantities
/// have a meaning, and something was evaluated.
fn really_read(coverage: &Coverage) -> bool {
    let counts = &coverage.relations;
    let evaluated = counts.kept + counts.tight + counts.truncated + counts.broken;
    evaluated > 0 && coverage.unbound <= coverage.bound
}

fn coverage(reading: &Reading) -> Coverage {
    let quantity = |role: Role| {
        !matches!(
            role,
            Role::Year
                | Role::Ordinal
                | Role::DocumentNumber
                | Role::Telephone
                | Role::Threshold
                | Role::Other
        )
    };
    let quantities = reading.figures.iter().filter(|figure| quantity(figure.role)).count() as u32;
    let unbound = reading.unbound.len() as u32;
    Coverage {
        figures: reading.figures.len() as u32,
        bound: quantities.saturating_sub(unbound),
        unbound,
        tables: reading.tables.len() as u32,
        ..Coverage::default()
    }
}

fn count(coverage: &mut Coverage, outcome: Reported) {
    let counts = &mut coverage.relations;
    match outcome {
        Reported::Kept => counts.kept += 1,
        Reported::Tight => counts.tight += 1,
        Reported::Truncated => counts.truncated += 1,
        Reported::Broken => counts.broken += 1,
        Reported::NotCheckable => counts.not_checkable += 1,
    }
}

fn relation_seen(stated: &Stated, verdict: Verdict) -> RelationSeen {
    let rule = registry::at(stated.rule);
    let why = match verdict {
        Verdict::NotChecked(reason) => reason.zh().to_owned(),
        _ => stated.relation.kind.id().to_owned(),
    };
    RelationSeen {
        rule: rule.code.into(),
        name: rule.name.into(),
        verdict: verdict.reported(),
        figures: stated.relation.terms().iter().map(|term| term.figure).collect(),
        why,
    }
}

/// A finding's view of a figure.
pub(crate) fn figure(reading: &Reading, id: FigureId) -> Option<FindingFigure> {
    let figure = reading.figure(id)?;
    Some(FindingFigure {
        id,
        file: reading.file.clone(),
        text: figure.text.to_string(),
        start: figure.start,
        end: figure.end,
        line: figure.line,
        column: figure.column,
        role: figure.role,
        origin: figure.origin.clone(),
    })
}

/// The finding of a relation that does not simply hold.
pub(crate) fn of_relation(context: &Context<'_>, engine: &Engine, stated: &Stated) -> Finding {
    of_outcome(context, stated, &engine.evaluate(&stated.relation))
}

/// The finding of a broken relation that asks about one of its figures.
pub(crate) fn about(context: &Context<'_>, engine: &Engine, stated: &Stated, figure: FigureId) -> Finding {
    let term = stated.relation.terms().iter().position(|term| term.figure == figure);
    let allowed = term.and_then(|_| engine.allowed(&stated.relation, term)).map(Box::new);
    of_outcome(context, stated, &Outcome { verdict: Verdict::Broken, term, allowed })
}

fn of_outcome(context: &Context<'_>, stated: &Stated, outcome: &Outcome) -> Finding {
    let rule = registry::at(stated.rule);
    let terms = stated.relation.terms();
    let questioned = outcome.term.and_then(|index| terms.get(index)).map(|term| term.figure);
    let mut ids: Vec<FigureId> = questioned.into_iter().chain(terms.iter().map(|term| term.figure)).collect();
    let mut listed = Vec::with_capacity(ids.len());
    ids.retain(|id| {
        let new = !listed.contains(id);
        listed.push(*id);
        new
    });
    let message = words::matter(context, stated, outcome);
    let asked = questioned.and_then(|id| context.figure(id));
    let decimals = asked.map_or(2, |figure| figure.decimals);
    let allowed = outcome.allowed.as_deref();
    let expected = allowed.zip(asked).and_then(|(allowed, asked)| {
        let low = allowed.interval.low_text(decimals)?;
        let high = allowed.interval.high_text(decimals)?;
        Some(Expected { low, high, unit: asked.unit })
    });
    let severity = words::severity(rule.severity, outcome.verdict);
    Finding {
        rule: rule.code.into(),
        name: rule.name.into(),
        severity,
        fingerprint: fingerprint(context, rule.code, terms.iter().map(|term| (term.role.id(), term.figure))),
        accepted: None,
        message_zh: message.zh,
        message_en: message.en,
        law: rule.source.law().into(),
        figures: ids.iter().filter_map(|id| figure(context.reading, *id)).collect(),
        relation: Some(proof::of_relation(&stated.relation)),
        printed: asked.map(|figure| words::in_one_line(&figure.text).into_owned()),
        expected,
        difference: allowed
            .and_then(|allowed| allowed.difference.as_ref())
            .map(|d| d.to_decimal_rounded(decimals)),
        suspects: Vec::new(),
        repair: allowed.and_then(|allowed| allowed.fitting.clone()).filter(|_| severity > Severity::Note),
        slip: None,
        explains: Vec::new(),
        proof: Vec::new(),
    }
}

fn of_remark(context: &Context<'_>, remark: &Remark) -> Finding {
    let rule = registry::at(remark.rule);
    let mut figures: Vec<FindingFigure> =
        remark.figure.and_then(|id| figure(context.reading, id)).into_iter().collect();
    if let Some((start, end)) = remark.place {
        figures.extend(figure_at(context.reading, start, end));
    }
    Finding {
        rule: rule.code.into(),
        name: rule.name.into(),
        severity: remark.severity,
        fingerprint: of_words(rule.code, &remark.zh),
        accepted: None,
        message_zh: remark.zh.clone(),
        message_en: remark.en.clone(),
        law: rule.source.law().into(),
        figures,
        relation: None,
        printed: None,
        expected: None,
        difference: None,
        suspects: remark.figure.into_iter().collect(),
        repair: None,
        slip: None,
        explains: Vec::new(),
        proof: Vec::new(),
    }
}

/// A figure inside a place of the text, to show where it is.
fn figure_at(reading: &Reading, start: u32, end: u32) -> Option<FindingFigure> {
    let first = reading.figures.partition_point(|figure| figure.end <= start);
    let inside = reading.figures.get(first).filter(|figure| figure.start < end)?;
    figure(reading, inside.id)
}

/// What tells a finding from others, whatever line it stands on: the rule, and each figure's
/// meaning and printing.
fn fingerprint(
    context: &Context<'_>,
    code: &str,
    terms: impl Iterator<Item = (&'static str, FigureId)>,
) -> String {
    let mut hash = Hash::new();
    hash.words([code, "\0"]);
    for (role, id) in terms {
        let text = context.figure(id).map_or("", |figure| &figure.text);
        match context.fact_of(id) {
            Some(fact) => {
                hash.words([role, "=", fact.concept.id(), ":"]);
                match fact.basis.word() {
                    Some(basis) => hash.words([basis]),
                    None => hash.of(format_args!("{}", fact.basis)),
                }
                match &fact.dimensions.function {
                    None => hash.words([":None"]),
                    code => hash.of(format_args!(":{code:?}")),
                }
                hash.words(["=", text, "\0"]);
            }
            None => hash.words([role, "==", text, "\0"]),
        }
    }
    hash.text()
}

/// What tells a finding without relation from others.
fn of_words(code: &str, words: &str) -> String {
    let mut hash = Hash::new();
    hash.words([code, "\0", words, "\0"]);
    hash.text()
}

/// FNV-1a, which is short, has no seed, and gives the same everywhere.
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn words<const N: usize>(&mut self, words: [&str; N]) {
        words.iter().for_each(|word| self.bytes(word.as_bytes()));
    }

    fn of(&mut self, part: std::fmt::Arguments<'_>) {
        // Hashing never fails.
        let _ = self.write_fmt(part);
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

impl std::fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.bytes(text.as_bytes());
        Ok(())
    }
}

/// Findings that would have one fingerprint are numbered in their order.
fn tell_apart(findings: &mut [Finding]) {
    let mut seen: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
    for finding in findings {
        let times = seen.entry(finding.fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            finding.fingerprint.push_str(&format!("-{times}"));
        }
    }
}
