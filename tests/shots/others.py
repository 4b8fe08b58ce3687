"""The example with other people in it: long names, other scripts, titles that run on."""

from copdesk.desk import Desk

NAMES = (
    "ወይዘሮ አልማዝ ገብረመድኅን ተስፋዬ", "ດຣ. ສົມສະຫວັດ ວົງພະຈັນ", "عبد الرحمن بن عبد العزيز الخطيب",
    "Nguyễn Thị Phương Thảo", "Maria Fernanda de Albuquerque e Vasconcelos-Montenegro", "U Thant Myint",
    "မောင်မောင်အေး", "สมชาย ศรีสุวรรณวงศ์", "राजेश्वरी कृष्णमूर्ति", "សុខា ចាន់ដារ៉ា", "Łucja Żółkiewska-Brzęczyszczykiewicz",
    "Jón", "Ελένη Παπαδοπούλου", "Олександра Шевченко",
)  # fmt: skip
TITLE = (
    "Facilitating communities of practice across fourteen countries, nine languages and a very unreliable internet "
    "connection: what we have learnt, and what we would do otherwise"
)
STEP = "Make a large drawing of your community of practice together with everybody who came along today"
ORGANISATION = "Netherlands Development Organisation for Everything, Regional Office"


def change(desk: Desk) -> None:
    """Renames everyone and lengthens what can be long."""
    session = desk.plan.session(desk.plan.newest())
    desk.community.rename("Dgroups Foundation partnership: convenors, facilitators and knowledge brokers worldwide")
    desk.plan.set_head(session.id, "title", TITLE)
    for step in session.activities[0].steps:
        desk.plan.set_step(step.id, "title", STEP)
    desk.plan.set_activity(session.id, session.activities[1].id, "title", "الممارسة الجيدة والسيئة في مجتمعات الممارسة")
    for member, name in zip(desk.people.members(), NAMES, strict=True):
        desk.people.edit(member.id, "name", name)
        desk.people.edit(member.id, "organisation", ORGANISATION)
        desk.people.edit(member.id, "expertise", "facilitation, تيسير المجتمعات, monitoring and evaluation")
