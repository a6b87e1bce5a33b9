//! English headlines brought to sentence case.

use ibid_extract::text::casing::{Evidence, to_sentence_case};

/// A headline, and what it is in sentence case.
type Case = (&'static str, &'static str);

fn check(cases: &[Case], evidence: &Evidence) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(headline, wanted)| {
            let found = to_sentence_case(headline, evidence, Some("en"));
            let found = found.as_deref().unwrap_or(headline);
            (found != *wanted).then(|| format!("{headline:?}\n  found  {found}\n  wanted {wanted}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} headlines:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn headlines_without_a_body() {
    check(PLAIN, &Evidence::default());
}

#[test]
fn names_that_every_text_writes_large() {
    check(KNOWN_NAMES, &Evidence::default());
}

#[test]
fn words_that_show_their_case() {
    check(SHAPES, &Evidence::default());
}

#[test]
fn parts_of_titles() {
    check(PARTS, &Evidence::default());
}

#[test]
fn titles_in_capitals() {
    check(CAPITALS, &Evidence::default());
}

#[test]
fn titles_that_stay() {
    for title in STAYING {
        assert_eq!(
            to_sentence_case(title, &Evidence::default(), Some("en")),
            None,
            "{title}"
        );
    }
}

#[test]
fn other_languages_are_not_touched() {
    for (language, title) in [
        ("de", "Warum Der Wald Stirbt"),
        ("fr", "Le Petit Prince Et La Rose"),
        ("sv", "Svenska Dagbladets Stora Dag"),
        ("es", "Cien Años De Soledad"),
    ] {
        assert_eq!(
            to_sentence_case(title, &Evidence::default(), Some(language)),
            None,
            "{title}"
        );
    }
    let none = Evidence::default();
    assert_eq!(
        to_sentence_case("Warum Der Wald Stirbt Und Warum Nicht", &none, None),
        None
    );
    assert_eq!(
        to_sentence_case("How the Forest Dies", &none, None).as_deref(),
        Some("How the forest dies")
    );
    assert_eq!(
        to_sentence_case("How the Forest Dies", &none, Some("en-GB")).as_deref(),
        Some("How the forest dies")
    );
}

#[test]
fn the_body_shows_what_is_a_name() {
    check(CITY_NEWS, &Evidence::from_body(CITY_NEWS_BODY));
    check(TECHNOLOGY, &Evidence::from_body(TECHNOLOGY_BODY));
    check(MEDICINE, &Evidence::from_body(MEDICINE_BODY));
    check(CULTURE, &Evidence::from_body(CULTURE_BODY));
}

#[test]
fn headings_in_the_body_are_no_evidence() {
    let body = "The massage is gentle and safe, and a massage lasts an hour.\n\
        Purposes of Massage\nIs It Safe or Effective?\nWhat Massage Can Do\n\
        One should not expect much of a massage, and nobody does it at home. It takes time, and it \
        needs a trained hand that knows where to press and where to stop.";
    check(
        &[(
            "Is it Safe to Massage a Prostate?",
            "Is it safe to massage a prostate?",
        )],
        &Evidence::from_body(body),
    );
}

#[test]
fn odd_titles_do_no_harm() {
    let none = Evidence::default();
    for title in [
        "", " ", "-", "???", "A", "I", "…", "“”", "a\u{301}", "\u{0}", "::::", "- - -",
    ] {
        let _ = to_sentence_case(title, &none, Some("en"));
    }
    let long = "The Word of the Day Is Long ".repeat(20_000);
    assert_eq!(to_sentence_case(&long, &none, Some("en")), None);
}

#[rustfmt::skip]
const PLAIN: &[Case] = &[
    ("Is it Safe to Massage a Prostate?", "Is it safe to massage a prostate?"),
    ("Is It Safe to Massage a Prostate?", "Is it safe to massage a prostate?"),
    ("How to Make Sourdough Bread at Home", "How to make sourdough bread at home"),
    ("The Secret Life of Trees", "The secret life of trees"),
    ("Why Cats Purr and What It Means", "Why cats purr and what it means"),
    ("What to Know Before You Buy a House", "What to know before you buy a house"),
    ("10 Ways to Save Money on Groceries", "10 ways to save money on groceries"),
    ("Ten Things I Wish I Knew at Twenty", "Ten things I wish I knew at twenty"),
    ("How Do Vaccines Work?", "How do vaccines work?"),
    ("The Best Hiking Boots for Every Budget", "The best hiking boots for every budget"),
    ("Can Plants Hear? Science Weighs In", "Can plants hear? Science weighs in"),
    ("Scientists Discover a New Kind of Ice", "Scientists discover a new kind of ice"),
    ("Coffee Drinkers May Live Longer", "Coffee drinkers may live longer"),
    ("Will Robots Take Your Job?", "Will robots take your job?"),
    ("The End of the Office as We Know It", "The end of the office as we know it"),
    ("An Open Letter to My Landlord", "An open letter to my landlord"),
    ("Sleep Is the New Status Symbol", "Sleep is the new status symbol"),
    ("How I Learned to Stop Worrying and Love the Bomb", "How I learned to stop worrying and love the bomb"),
    ("A Beginner's Guide to Home Brewing", "A beginner's guide to home brewing"),
    ("When Your Child Won't Eat", "When your child won't eat"),
    ("Don't Wash Your Chicken", "Don't wash your chicken"),
    ("It's Time to Talk About Death", "It's time to talk about death"),
    ("The Case Against Homework", "The case against homework"),
    ("Rents Are Falling, but Not for Everyone", "Rents are falling, but not for everyone"),
    ("Inside the World of Competitive Eating", "Inside the world of competitive eating"),
    ("Schools Reopen as Cases Fall", "Schools reopen as cases fall"),
    ("Police Search for Missing Hiker", "Police search for missing hiker"),
    ("Two Killed in Plane Crash Near Airport", "Two killed in plane crash near airport"),
    ("Stocks Slide on Inflation Fears", "Stocks slide on inflation fears"),
    ("Court Blocks New Voting Law", "Court blocks new voting law"),
    ("Teachers Strike for Third Day", "Teachers strike for third day"),
    ("Wildfire Forces Thousands From Homes", "Wildfire forces thousands from homes"),
    ("How to Write a Cover Letter That Works", "How to write a cover letter that works"),
    ("Why Is the Sky Blue?", "Why is the sky blue?"),
    ("Fear of Missing Out: What the Research Says", "Fear of missing out: What the research says"),
    ("A Brief History of the Fork", "A brief history of the fork"),
    ("The Truth About Sugar", "The truth about sugar"),
    ("On Being Wrong", "On being wrong"),
    ("The Quiet Power of the Introvert", "The quiet power of the introvert"),
    ("One Simple Trick to Fall Asleep Fast", "One simple trick to fall asleep fast"),
    ("What Happens When You Stop Eating Meat", "What happens when you stop eating meat"),
    ("Should You Rent or Buy?", "Should you rent or buy?"),
];

#[rustfmt::skip]
const KNOWN_NAMES: &[Case] = &[
    ("Scientists Find Water on Mars", "Scientists find water on Mars"),
    ("The Best Places to Visit in Italy This Summer", "The best places to visit in Italy this summer"),
    ("Obama Meets Merkel in Berlin for Talks", "Obama meets Merkel in Berlin for talks"),
    ("America's Next Generation of Farmers", "America's next generation of farmers"),
    ("Why the French Love to Strike", "Why the French love to strike"),
    ("Learning Spanish After Sixty", "Learning Spanish after sixty"),
    ("What to Do in May", "What to do in May"),
    ("What May Happen Next", "What may happen next"),
    ("Elections in March Will Be Close", "Elections in March will be close"),
    ("Thousands March on March 3", "Thousands march on March 3"),
    ("The Long March to Equal Pay", "The long march to equal pay"),
    ("What to Watch on Saturday Night", "What to watch on Saturday night"),
    ("Black Friday Deals You Can't Miss", "Black Friday deals you can't miss"),
    ("The Rise and Fall of World War II Heroes", "The rise and fall of World War II heroes"),
    ("Life in New York After the Storm", "Life in New York after the storm"),
    ("The White House Responds to Critics", "The White House responds to critics"),
    ("How the Supreme Court Changed Its Mind", "How the Supreme Court changed its mind"),
    ("A Week in the Middle East", "A week in the Middle East"),
    ("Silicon Valley Has a Problem", "Silicon Valley has a problem"),
    ("Inside North Korea's Secret Economy", "Inside North Korea's secret economy"),
    ("Mr. Smith Goes to Washington", "Mr. Smith goes to Washington"),
    ("Dr. Fauci Warns of New Wave", "Dr. Fauci warns of new wave"),
    ("Donald Trump Says He Will Run Again", "Donald Trump says he will run again"),
    ("Who Is Elon Musk? A Short Biography", "Who is Elon Musk? A short biography"),
    ("Game of Thrones Star Dies at 60", "Game of Thrones star dies at 60"),
    ("How Google Changed the Way We Think", "How Google changed the way we think"),
    ("Amazon Workers Vote to Unionize in Alabama", "Amazon workers vote to unionize in Alabama"),
    ("Muslims and Christians Pray Together", "Muslims and Christians pray together"),
    ("Republicans Split Over Tax Bill", "Republicans split over tax bill"),
    ("What the Bible Says About Money", "What the Bible says about money"),
    ("A Very Victorian Christmas", "A very Victorian Christmas"),
    ("African-American Voters Turn Out in Georgia", "African-American voters turn out in Georgia"),
    ("Brexit and the Irish Border", "Brexit and the Irish border"),
    ("Is Pluto a Planet?", "Is Pluto a planet?"),
    ("Caring for a Parent With Alzheimer's", "Caring for a parent with Alzheimer's"),
    ("The United States and the World", "The United States and the world"),
    ("From Los Angeles to Hong Kong by Boat", "From Los Angeles to Hong Kong by boat"),
    ("Why the European Union Needs Reform", "Why the European Union needs reform"),
];

#[rustfmt::skip]
const SHAPES: &[Case] = &[
    ("What NASA's New Telescope Can See", "What NASA's new telescope can see"),
    ("Why the iPhone Changed Everything", "Why the iPhone changed everything"),
    ("iPhone 15 Review: Bigger, Better, Bolder", "iPhone 15 review: Bigger, better, bolder"),
    ("COVID-19 Vaccines Are Safe, Study Finds", "COVID-19 vaccines are safe, study finds"),
    ("What Is the U.S. Doing About It?", "What is the U.S. doing about it?"),
    ("How the FBI Caught a Spy", "How the FBI caught a spy"),
    ("Living With HIV in the 1980s", "Living with HIV in the 1980s"),
    ("Vitamin D and Your Health", "Vitamin D and your health"),
    ("A Guide to Type A Personalities", "A guide to type A personalities"),
    ("The Hepatitis B Vaccine Explained", "The hepatitis B vaccine explained"),
    ("X-Ray Vision Is Real", "X-ray vision is real"),
    ("The Perfect T-Shirt Does Not Exist", "The perfect T-shirt does not exist"),
    ("E-Mail Marketing for Beginners", "E-mail marketing for beginners"),
    ("Well-Being in Post-Brexit Britain", "Well-being in post-Brexit Britain"),
    ("The Self-Driving Car Is Late", "The self-driving car is late"),
    ("A Twenty-First-Century Education", "A twenty-first-century education"),
    ("The Rise of the Non-Profit CEO", "The rise of the non-profit CEO"),
    ("Why YouTube Pays So Little", "Why YouTube pays so little"),
    ("McConnell Blocks the Vote", "McConnell blocks the vote"),
    ("No. 1 Tip for Better Sleep", "No. 1 tip for better sleep"),
    ("I'm Sorry, I Can't Do That", "I'm sorry, I can't do that"),
    ("Man vs. Machine in the Warehouse", "Man vs. machine in the warehouse"),
    ("HTML5 and the Future of the Web", "HTML5 and the future of the web"),
    ("Rocky II and the Art of the Sequel", "Rocky II and the art of the sequel"),
    ("How to Use AI at Work", "How to use AI at work"),
    ("TV Shows to Binge in a Weekend", "TV shows to binge in a weekend"),
    ("Plan B Is No Plan", "Plan B is no plan"),
];

#[rustfmt::skip]
const PARTS: &[Case] = &[
    ("Climate Change: The Facts", "Climate change: The facts"),
    ("Study: Coffee Drinkers Live Longer", "Study: Coffee drinkers live longer"),
    ("Don't Panic! Everything Is Fine", "Don't panic! Everything is fine"),
    ("Are We Alone? The Search for Life in Space", "Are we alone? The search for life in space"),
    ("The Court Has Ruled. Here's What Happens Next", "The court has ruled. Here's what happens next"),
    ("How the Brain Learns to Read – and Why It Matters", "How the brain learns to read – and why it matters"),
    ("The Last Word—And How to Have It", "The last word—And how to have it"),
    ("Opinion | The Trouble With Freedom", "Opinion | The trouble with freedom"),
    ("Five Easy Meals (and One Hard One)", "Five easy meals (and one hard one)"),
    ("Deep Work; Shallow Life", "Deep work; shallow life"),
    ("Part 2: The Return of the King Tide", "Part 2: The return of the king tide"),
    ("Work From Home? Not So Fast", "Work from home? Not so fast"),
    ("How to Say “No” Without Guilt", "How to say “no” without guilt"),
    ("Love, Actually: A Defense", "Love, actually: A defense"),
];

#[rustfmt::skip]
const CAPITALS: &[Case] = &[
    ("THE END OF THE WORLD AS WE KNOW IT", "The end of the world as we know it"),
    ("HOW TO LOSE WEIGHT IN 10 DAYS", "How to lose weight in 10 days"),
    ("TRUMP SAYS NATO MUST PAY MORE", "Trump says NATO must pay more"),
    ("WHY I LEFT LONDON FOR PARIS", "Why I left London for Paris"),
    ("BREAKING: FIRE IN NEW YORK CITY", "Breaking: Fire in New York City"),
    ("WORLD WAR II IN COLOR", "World War II in color"),
    ("WHAT THE FBI KNEW", "What the FBI knew"),
    ("I'M NOT A ROBOT", "I'm not a robot"),
    ("AMERICA'S OLDEST TREES", "America's oldest trees"),
    ("A DAY IN MAY", "A day in May"),
];

const STAYING: &[&str] = &[
    "Scientists find water on Mars",
    "How to make bread",
    "Is it safe to massage a prostate?",
    "Trump and Putin meet in Helsinki for talks",
    "Why we sleep",
    "The iPhone at ten",
    "Climate Change",
    "Donald Trump",
    "Breaking Bad",
    "Dune",
    "The PhD Problem",
    "The Quiet Valley",
    "NASA",
    "2017",
    "What happened at Wounded Knee in 1890",
    "Police in Springfield arrest Smith and Jones after long chase",
];

const CITY_NEWS_BODY: &str = "The city council of Springfield voted on Tuesday to close the old bridge. \
    Mayor Jane Quimby said that the bridge, which crosses the Salt River, had become a danger. \
    \"We waited too long,\" Quimby told the Springfield Shopper. The bridge carries some ten thousand \
    cars a day, and drivers from Shelbyville will need another way to work. The plan, which the \
    Bureau of Roads supports, would close Evergreen Terrace to trucks too. The Democrats on the council \
    voted against it. A driver who crosses the river each day said that Springfield had no plan at all. \
    The will of the people, said Quimby, was clear. Council members of the Green Party wanted a park. \
    Residents who like green spaces agreed. Black residents of the Hill District were not asked, the \
    group Black Lives Count said. Apple growers and market stands near the bridge fear for their trade.";

#[rustfmt::skip]
const CITY_NEWS: &[Case] = &[
    ("Springfield Votes to Close Old Bridge", "Springfield votes to close old bridge"),
    ("Quimby Defends Bridge Plan", "Quimby defends bridge plan"),
    ("Mayor Quimby Defends Bridge Plan", "Mayor Quimby defends bridge plan"),
    ("What Jane Quimby Told the Council", "What Jane Quimby told the council"),
    ("Drivers From Shelbyville Face Long Detour", "Drivers from Shelbyville face long detour"),
    ("Springfield's Bridge Problem", "Springfield's bridge problem"),
    ("Salt River Bridge to Close", "Salt River bridge to close"),
    ("Why the Bureau of Roads Supports the Plan", "Why the Bureau of Roads supports the plan"),
    ("Trucks Banned From Evergreen Terrace", "Trucks banned from Evergreen Terrace"),
    ("Democrats Vote Against Bridge Plan", "Democrats vote against bridge plan"),
    ("A Democrat Explains Her Vote", "A Democrat explains her vote"),
    ("Green Party Wants a Park", "Green Party wants a park"),
    ("More Green Spaces for Drivers?", "More green spaces for drivers?"),
    ("What Black Lives Count Says About the Bridge", "What Black Lives Count says about the bridge"),
    ("Apple Growers Fear for Trade", "Apple growers fear for trade"),
    ("The People Will Decide", "The people will decide"),
    ("Close the Bridge: A Council Vote in Springfield", "Close the bridge: A council vote in Springfield"),
    ("SPRINGFIELD VOTES TO CLOSE BRIDGE", "Springfield votes to close bridge"),
    ("QUIMBY: WE WAITED TOO LONG", "Quimby: We waited too long"),
    ("SALT RIVER BRIDGE TO CLOSE", "Salt River bridge to close"),
];

const TECHNOLOGY_BODY: &str = "The new version of Rust, a language for systems programming, brings better \
    errors. Developers who write Rust every day say that the compiler has become faster. With Cargo, the \
    package manager, one can build a project in a minute. The team at Mozilla began the work, and Apple \
    now uses it too, as does Microsoft in Windows. Programs written in Python or Go start more slowly, \
    some developers say. The Raspberry Pi can run them all. \"We go where the bugs are,\" said a developer. \
    An open window lets the air in. The Apple Watch is not supported yet, and neither is the PlayStation. \
    Version 2.0 of Visual Studio Code supports the language. The Internet of Things needs small programs, \
    and Rust makes small programs. Some people still prefer C. The API is stable, and the open source \
    community around it grows. Zoom calls are held each week by the Rust Foundation.";

#[rustfmt::skip]
const TECHNOLOGY: &[Case] = &[
    ("Why Rust Is Winning", "Why Rust is winning"),
    ("The New Rust Compiler Is Faster", "The new Rust compiler is faster"),
    ("Building a Project With Cargo", "Building a project with Cargo"),
    ("Go or Rust? How to Choose", "Go or Rust? How to choose"),
    ("Where Apple Uses Rust", "Where Apple uses Rust"),
    ("Apple Watch Support Is Coming", "Apple Watch support is coming"),
    ("Rust on the Raspberry Pi", "Rust on the Raspberry Pi"),
    ("What the Rust Foundation Does", "What the Rust Foundation does"),
    ("Faster Programs With Python", "Faster programs with Python"),
    ("The Internet of Things Needs Small Programs", "The Internet of Things needs small programs"),
    ("Open Source Community Grows", "Open source community grows"),
    ("Visual Studio Code Gets Better Errors", "Visual Studio Code gets better errors"),
    ("Building a Stable API", "Building a stable API"),
    ("RUST 2.0: WHAT IS NEW", "Rust 2.0: What is new"),
    ("MICROSOFT USES RUST IN WINDOWS", "Microsoft uses Rust in Windows"),
    ("THE PLAYSTATION IS NOT SUPPORTED", "The PlayStation is not supported"),
];

const MEDICINE_BODY: &str = "Patients with Lyme disease often wait for months, a study in the Lancet found. \
    The drug, sold as Zylotab, helped half of them. Researchers at the Mayo Clinic followed three hundred \
    patients with rheumatoid arthritis and compared them with healthy people. In the study the doctors \
    looked at the gut. The Mediterranean diet did better than a low-fat diet, said Dr. Anna Petrova, who led \
    the work. Petrova and her team plan a second study. The gut bacteria called Akkermansia were found \
    in patients who ate fish. A healthy heart needs exercise. Doctors in Finland had seen the same. The \
    Centers for Disease Control and Prevention counts cases each year. Ticks carry the disease, and the \
    tick season begins in April. Nobody should stop taking a drug without asking a doctor. Massage of \
    the joints helps a little, but massage does not cure arthritis.";

#[rustfmt::skip]
const MEDICINE: &[Case] = &[
    ("Living With Lyme Disease", "Living with Lyme disease"),
    ("New Hope for Patients With Rheumatoid Arthritis", "New hope for patients with rheumatoid arthritis"),
    ("Does Zylotab Work? A Doctor Explains", "Does Zylotab work? A doctor explains"),
    ("The Mayo Clinic Study, Explained", "The Mayo Clinic study, explained"),
    ("The Mediterranean Diet and Your Gut", "The Mediterranean diet and your gut"),
    ("Akkermansia: The Gut Bacteria You Need", "Akkermansia: The gut bacteria you need"),
    ("Petrova's Second Study Begins", "Petrova's second study begins"),
    ("What Anna Petrova Found in the Gut", "What Anna Petrova found in the gut"),
    ("Tick Season Begins in April", "Tick season begins in April"),
    ("Massage for Arthritis: Does It Help?", "Massage for arthritis: Does it help?"),
    ("Low-Fat Diets Do Worse", "Low-fat diets do worse"),
    ("Centers for Disease Control and Prevention Counts Cases", "Centers for Disease Control and Prevention counts cases"),
    ("Exercise Is Good for the Heart", "Exercise is good for the heart"),
    ("A Study in The Lancet Surprises Doctors", "A study in the Lancet surprises doctors"),
];

const CULTURE_BODY: &str = "The film The Quiet Valley opens on Friday. Its director, Maria Fontaine, calls it \
    a love letter to the valley where she grew up. Critics who saw The Quiet Valley in Venice praised \
    the music by Oskar Lindqvist. In the valley itself, few have seen it. Fontaine also made Long Day Home, \
    a film about her mother. The mother, she says, was quiet too. The band Broken Social Club plays \
    the song at the end. The Golden Lion went to another film. A lion does not care, Fontaine says. She \
    reads poems by Emily Dickinson and the novels of the Brontë sisters, whose love of the moors she \
    shares. The club where the band began has closed. Jazz and soul are played in the bars of the valley \
    on a long day. Her home is a small house. Netflix will show the film in the spring.";

#[rustfmt::skip]
const CULTURE: &[Case] = &[
    ("The Quiet Valley Is a Love Letter", "The Quiet Valley is a love letter"),
    ("How The Quiet Valley Was Made", "How The Quiet Valley was made"),
    ("Maria Fontaine on Love and Loss", "Maria Fontaine on love and loss"),
    ("Fontaine's Long Day Home", "Fontaine's Long Day Home"),
    ("The Music of Oskar Lindqvist", "The music of Oskar Lindqvist"),
    ("Golden Lion Goes to Another Film", "Golden Lion goes to another film"),
    ("Why Broken Social Club Plays On", "Why Broken Social Club plays on"),
    ("What Emily Dickinson Knew About Love", "What Emily Dickinson knew about love"),
    ("The Brontë Sisters and the Moors", "The Brontë sisters and the moors"),
    ("Jazz and Soul in a Small House", "Jazz and soul in a small house"),
    ("A Film About a Mother", "A film about a mother"),
    ("Coming to Netflix in the Spring", "Coming to Netflix in the spring"),
    ("A Quiet Mother and Her Valley", "A quiet mother and her valley"),
    ("Home Is Where the Song Is", "Home is where the song is"),
];
