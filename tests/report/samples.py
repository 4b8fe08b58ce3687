"""Contents for documents, written by hand: the discussion report communities know, and every script."""

from copdesk.report.values import (
    AgendaRow,
    Category,
    Commitment,
    Draw,
    Group,
    Note,
    Person,
    Picture,
    ReportContent,
    Seat,
    Stroke,
)

MINUTE = 60_000
PEOPLE = tuple(
    Person(name)
    for name in (
        "Meg Mottaz", "Verele de Vreede", "Jane Lennon", "Manuel Flury", "laroo Torfs", "Carla Alcobia",
        "Kristoffer Berse", "Taline Haytayan", "Rutti Goldberger", "Prabhu Rajendran",
    )
)  # fmt: skip
IDEAS = (
    "Try Open Space",
    "Start a contest for harvesting best practices",
    'try the "Wall of Passions/ Wall of Knowledge" : what are they passionate about',
    "Get them to talk about their own work",
    "IMARK Module",
)
DRIVERS = ("Content/relevance to work or interest", "Facilitation", "Identity of group")
SCRIPTS = {
    "latin": "L’atelier était très animé, señor Müller",
    "vietnamese": "Chúng tôi đã vẽ cộng đồng của mình",
    "greek": "Μάθαμε πολλά από τους άλλους",
    "cyrillic": "Мы нарисовали своё сообщество",
    "thai": "เราวาดภาพชุมชนของเราด้วยกัน",
    "lao": "ພວກເຮົາແຕ້ມຮູບຊຸມຊົນນຳກັນ",
    "khmer": "យើងគូររូបសហគមន៍របស់យើង",
    "burmese": "ကျွန်ုပ်တို့၏အသိုင်းအဝိုင်းကို ပုံဆွဲခဲ့သည်",
    "amharic": "ማህበረሰባችንን ሳልን፤ ክፍል 12 (ለ)",
    "arabic": "رسمنا مجتمعنا معًا وتحدثنا عن الإيجابيات",
    "hindi": "हमने अपने समुदाय का चित्र बनाया",
    "bengali": "আমরা আমাদের সম্প্রদায়ের ছবি এঁকেছি",
    "tamil": "நாங்கள் எங்கள் சமூகத்தை வரைந்தோம்",
    "sinhala": "අපි අපේ ප්‍රජාව ඇන්දා",
    "hebrew": "ציירנו את הקהילה שלנו יחד",
    "armenian": "Մենք նկարեցինք մեր համայնքը",
    "georgian": "ჩვენ დავხატეთ ჩვენი საზოგადოება",
    "nko": "ߒߞߏ ߞߊ߬ߙߊ߲ ߞߏ ߡߍ߲",
    "tifinagh": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "chinese": "我们一起画出了自己的社区，并讨论了第26天的“开放空间”。",
    "mixed": "اتفقنا على Open Space يوم 26",
}
HOSTILE = (
    "Anna <anna@example.org> said hi",
    "x <todo> y & R&D",
    "<b>never closed",
    '<img src="/etc/hostname"/> 5 < 6 > 4',
    "</para><para> &amp; &#65;",
    "{curly} %s %(name)s \\n back\\slash",
)


def notes(*texts: str, author: Person | None = None) -> tuple[Note, ...]:
    return tuple(Note(text, author, at="11:24") for text in texts)


def peer_assist() -> ReportContent:
    """The peer assist on setting up communities, in the form it was reported."""
    return ReportContent(
        "Setting up and maintaining Communities of Practice",
        "Sharing across countries",
        "Tuesday 26",
        "11.00–12.30",
        convenors=(Person("Natalie Campbell"), Person("Gauri Salokhe")),
        coach=Person("Ewen Le Borgne"),
        participants=PEOPLE,
        key_title="good CoP / bad CoP",
        key_points=(
            Category("My CoP", notes("a common sense of purpose"), "+"),
            Category("My CoP", notes("lack of funding"), "−", "#A3324A"),
        ),
        problem="How to best assist and encourage the COPs?",
        ideas=notes(*IDEAS),
        drivers=notes(*DRIVERS),
        agenda=(
            AgendaRow("Draw your CoP", 20 * MINUTE, 20 * MINUTE),
            AgendaRow("Troika consulting", 30 * MINUTE, 28 * MINUTE),
        ),
        draws=(
            Draw(
                "Troika",
                (Group("Garden", tuple(Seat("ABC"[at], PEOPLE[at], client=at == 0) for at in range(3)), "T4"),),
            ),
        ),
        gallery=(picture(1), picture(2)),
        categories=(Category("Idea", notes("write a newsletter", author=PEOPLE[0]), "", "#2F5FA8"),),
        commitments=(Commitment("Send the checklist round", PEOPLE[1], "Friday"),),
    )


def picture(number: int) -> Picture:
    ink = (Stroke((100.0, 100.0, 800.0, 500.0, 900.0, 300.0)), Stroke((50.0, 50.0), "#B8651B", 8.0, 0.4))
    return Picture(number, "A web of rivers", PEOPLE[number], (("Members", "40"),), marks=ink)
