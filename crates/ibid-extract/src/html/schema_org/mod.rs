//! schema.org in JSON-LD, microdata and RDFa Lite: which node is this page's work, and what it
//! says of it.

pub(crate) mod graph;
mod json_ld;
mod microdata;
mod properties;

use serde_json::Value;

use crate::candidate::Candidate;
use crate::clean::{fold, plain};
use crate::html::Context;
use graph::{Graph, Node};

/// What the page's schema.org markup offers, and how many JSON-LD scripts could not be read.
pub(crate) fn candidates(context: &Context<'_>) -> (Vec<Candidate>, usize) {
    let (mut islands, unreadable) = json_ld::islands(context.page);
    islands.extend(microdata::islands(context));
    let graph = Graph::new(&islands);
    let mut found = Vec::new();
    let mut works: Vec<(f32, &Node<'_>)> = graph
        .nodes
        .iter()
        .filter_map(|node| Some((work_score(context, node)?, node)))
        .collect();
    // The best first; the order in the page decides between equals.
    works.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = works.first().map_or(0.0, |(score, _)| *score);
    for (score, node) in works
        .iter()
        .take(12)
        .filter(|(score, _)| *score >= best - 4.0)
    {
        let trust = trust_of(*score, best);
        properties::of_work(context, &graph, node, trust, &mut found);
    }
    for node in &graph.nodes {
        properties::of_site(&graph, node, &mut found);
    }
    (found, unreadable)
}

/// How far a node's word is taken, by its score and the best one's.
fn trust_of(score: f32, best: f32) -> f32 {
    let own = if score >= 5.0 { 1.0 } else { 0.8 };
    (own - (best - score) * 0.1).max(0.2)
}

/// How likely a node is this page's work; `None` where it is no work at all.
fn work_score(context: &Context<'_>, node: &Node<'_>) -> Option<f32> {
    let has_type = node.map.contains_key("@type");
    let rank = node.types().map(type_rank).max_by(f32::total_cmp);
    let mut score = match rank {
        Some(rank) if rank > 0.0 => rank,
        // Properties without an item, or an item that forgot its type.
        None if !has_type && node.via.is_empty() && looks_like_work(node) => 2.0,
        _ => return None,
    };
    if node.via.last().is_some_and(|via| is_other_work(via)) {
        return None;
    }
    if is_of_this_page(context, node) {
        score += 2.5;
    }
    if let Some(title) = title_text(node) {
        score += title_match(context, &title);
    }
    if let Some(property) = node.via.last() {
        score += match *property {
            "mainEntity" | "mainEntityOfPage" => 0.5,
            "hasPart" | "itemListElement" | "item" | "blogPost" | "blogPosts" | "comment"
            | "review" | "relatedLink" | "about" | "associatedMedia" | "suggestedAnswer"
            | "acceptedAnswer" | "video" | "image" | "isPartOf" | "subjectOf" | "workExample"
            | "author" | "publisher" => -3.0,
            _ => -0.5,
        };
    }
    if node.siblings > 2 {
        score -= 1.0;
    }
    Some(score)
}

/// Properties whose values are works that this one speaks of.
fn is_other_work(property: &str) -> bool {
    matches!(
        property,
        "itemReviewed" | "citation" | "isBasedOn" | "mentions"
    )
}

/// Whether a node without a type has what a work has.
fn looks_like_work(node: &Node<'_>) -> bool {
    ["headline", "datePublished", "author", "articleBody"]
        .iter()
        .any(|name| node.map.contains_key(*name))
}

// Long: a table.
/// Types of works: an article before a page, a page before a picture.
fn type_rank(kind: &str) -> f32 {
    match kind {
        "Article"
        | "NewsArticle"
        | "BlogPosting"
        | "ScholarlyArticle"
        | "MedicalScholarlyArticle"
        | "Report"
        | "TechArticle"
        | "OpinionNewsArticle"
        | "AnalysisNewsArticle"
        | "ReportageNewsArticle"
        | "BackgroundNewsArticle"
        | "ReviewNewsArticle"
        | "AskPublicNewsArticle"
        | "SatiricalArticle"
        | "AdvertiserContentArticle"
        | "LiveBlogPosting"
        | "SocialMediaPosting"
        | "DiscussionForumPosting"
        | "Thesis"
        | "Book"
        | "Chapter"
        | "Dataset"
        | "APIReference" => 5.0,
        "Recipe"
        | "HowTo"
        | "PodcastEpisode"
        | "SoftwareSourceCode"
        | "VideoObject"
        | "Question"
        | "LearningResource"
        | "Course"
        | "PublicationIssue"
        | "Legislation"
        | "PresentationDigitalDocument"
        | "DigitalDocument"
        | "Guide" => 4.0,
        "Review"
        | "CreativeWork"
        | "MediaObject"
        | "AudioObject"
        | "Episode"
        | "Movie"
        | "Event"
        | "TVEpisode"
        | "RadioEpisode"
        | "Clip"
        | "MusicRecording"
        | "DataCatalog"
        | "DefinedTerm"
        | "SoftwareApplication"
        | "MobileApplication"
        | "VideoGame"
        | "WebApplication" => 3.0,
        "WebPage" | "ItemPage" | "MedicalWebPage" | "FAQPage" | "QAPage" | "AboutPage"
        | "ProfilePage" | "CheckoutPage" | "ContactPage" => 2.5,
        "CollectionPage" | "SearchResultsPage" | "Blog" => 1.5,
        _ => 0.0,
    }
}

/// Whether the node says that it is this page.
fn is_of_this_page(context: &Context<'_>, node: &Node<'_>) -> bool {
    ["url", "mainEntityOfPage", "@id"]
        .iter()
        .filter_map(|name| node.map.get(*name))
        .filter_map(address)
        .any(|address| context.is_this_page(address))
}

/// An address, given as such or as a node.
fn address(value: &Value) -> Option<&str> {
    match value {
        Value::String(address) => Some(address),
        Value::Object(map) => map.get("@id").or_else(|| map.get("url"))?.as_str(),
        Value::Array(list) => list.first().and_then(Value::as_str),
        _ => None,
    }
}

/// What the node calls itself.
fn title_text(node: &Node<'_>) -> Option<String> {
    ["headline", "name"]
        .iter()
        .find_map(|name| node.map.get(*name)?.as_str())
        .map(plain)
        .filter(|title| !title.is_empty())
}

/// How well a node's title fits what else the page says of its title.
fn title_match(context: &Context<'_>, title: &str) -> f32 {
    let title = fold(title);
    let known = &context.known_titles;
    if known.is_empty() {
        return 0.0;
    }
    if known.contains(&title) {
        return 2.0;
    }
    let close = known.iter().any(|known| {
        title.chars().count() > 12 && (known.contains(&title) || title.contains(known.as_str()))
    });
    if close { 1.5 } else { -0.5 }
}
