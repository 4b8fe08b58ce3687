"""Plans in the languages and scripts that people plan in; each is a short agenda and what one reads in it."""

import pytest

from copdesk.plan.reading import read

AGENDAS = {
    "Arabic digits": (
        "ورشة عمل\n\nجدول الأعمال\n- الترحيب (10 دقائق)\n- استراحة (١٥ دقيقة)\n- النقاش (30 دقيقة)\n",
        [("الترحيب", 10), ("استراحة", 15), ("النقاش", 30)],
    ),
    "Chinese brackets": (
        "分享会\n\n议程：\n1. 欢迎（5分钟）\n2. 休息（10分钟）\n3. 三人小组（1小时15分钟）\n",
        [("欢迎", 5), ("休息", 10), ("三人小组", 75)],
    ),
    "Spanish noon": (
        "• 10:30 a. m. – 11:00 a. m.: Saludo\n• 11:00 a. m. – 12:00 m.: Tríos\n• 12:00 m. – 1:00 p. m.: Descanso\n",
        [("Saludo", 30), ("Tríos", 60), ("Descanso", 60)],
    ),
    "French hours with spaces": (
        "9\u00a0h\u00a000 – 9\u00a0h\u00a030 : Accueil\n9\u00a0h\u00a030 – 11\u00a0h\u00a000 : Atelier (1 h 30)\n",
        [("Accueil", 30), ("Atelier", 90)],
    ),
    "Swahili lengths": (
        "Ratiba\n- Karibu (dakika 10)\n- Vikundi (saa 1)\n- Mapumziko (robo saa)\n",
        [("Karibu", 10), ("Vikundi", 60), ("Mapumziko", 15)],
    ),
    "Arabic halves of the day": (
        "البرنامج\n9:00 ص - 9:30 ص: الترحيب\n9:30 ص - 12:00 م: العمل\n12:00 م - 1:00 م: النقاش\n",
        [("الترحيب", 30), ("العمل", 150), ("النقاش", 60)],
    ),
    "Thai minutes below a day's hours": (
        "กำหนดการ\n1. ต้อนรับ (10 นาที)\n2. กลุ่ม (1 ชั่วโมง 30 นาที)\n3. พัก (15 นาที)\n",
        [("ต้อนรับ", 10), ("กลุ่ม", 90), ("พัก", 15)],
    ),
    "Amharic hours and minutes": (
        "መርሃ ግብር\n- መክፈቻ - 15 ደቂቃ\n- ስራ - 1 ሰዓት ከ30 ደቂቃ\n",
        [("መክፈቻ", 15), ("ስራ", 90)],
    ),
    "Arabic hours in words": (
        "البرنامج\n1. العمل: ساعة وربع\n2. النقاش: ساعتان\n3. الختام: 5 دقائق\n",
        [("العمل", 75), ("النقاش", 120), ("الختام", 5)],
    ),
    "Russian hours in a letter": (
        "План\n1. Группы (1 ч 20 мин)\n2. Итоги (четверть часа)\n",
        [("Группы", 80), ("Итоги", 15)],
    ),
    "French words behind the times": (
        "Programme\n– Atelier : 15 min environ\n– Au revoir : 5 min max.\n",
        [("Atelier", 15), ("Au revoir", 5)],
    ),
    "Swahili halves of the day": (
        "Ratiba\nSaa 2:30 - 3:00 asubuhi: Usajili\nSaa 3:00 - 4:30 asubuhi: Vikundi\n",
        [("Usajili", 30), ("Vikundi", 90)],
    ),
    "Dutch lengths": (
        "Programma\n- Welkom (10 minuten)\n- Drietallen (een half uur)\n- Koffie (een kwartier)\n",
        [("Welkom", 10), ("Drietallen", 30), ("Koffie", 15)],
    ),
    "Dutch": (
        "Programma\n13.00 uur Inloop\n13.15 uur Pauze\n13.30 uur Oogst\n14.00 uur Einde\n",
        [("Inloop", 15), ("Pauze", 15), ("Oogst", 30)],
    ),
    "French minutes": (
        "**Ordre du jour** (40 min)\n\n1. Accueil (5')\n2. Le cas : « Le pré » (20')\n3. Pause (15 mn)\n",
        [("Accueil", 5), ("Le cas : « Le pré »", 20), ("Pause", 15)],
    ),
    "German fractions": (
        "Ablauf (2,5 Std.)\n\nImpuls – 0,5 Std.\nGruppen: dreimal 20 Minuten\nPause (1/4 Stunde)\nPlenum – 45 Min\n",
        [("Impuls", 30), ("Gruppen", 60), ("Pause", 15), ("Plenum", 45)],
    ),
    "Italian": (
        "Programma\nore 9.30 Arrivo\nore 9.45 Pausa caffè\nore 10.15 Lavoro a gruppi\nore 11.00 Chiusura dei lavori\n",
        [("Arrivo", 15), ("Pausa caffè", 30), ("Lavoro a gruppi", 45), ("Chiusura dei lavori", 0)],
    ),
    "Japanese bullets": (
        "会議\n\nアジェンダ\n・開会（5分）\n・グループ（40分）\n・休憩（10分）\n",
        [("開会", 5), ("グループ", 40), ("休憩", 10)],
    ),
    "Japanese clock": (
        "日程\n13時00分～13時10分　開会\n13時10分～14時00分　対話\n14時00分～14時10分　休憩\n",
        [("開会", 10), ("対話", 50), ("休憩", 10)],
    ),
    "Korean afternoon": (
        "오후 2:00 ~ 2:10 환영\n오후 2:10 ~ 2:50 토론\n오후 2:50 ~ 3:00 휴식\n",
        [("환영", 10), ("토론", 40), ("휴식", 10)],
    ),
    "Russian": (
        "Программа\n10:00–10:15 Приветствие\n10:15–11:00 Тройки\n11:00–11:20 Кофе-пауза\n",
        [("Приветствие", 15), ("Тройки", 45), ("Кофе-пауза", 20)],
    ),
    "Spanish halves": (
        "Orden del día:\n- Parejas (hora y media)\n- Descanso (un cuarto de hora)\n- Cierre (1/2 hora)\n",
        [("Parejas", 90), ("Descanso", 15), ("Cierre", 30)],
    ),
    "Swahili": (
        "Ratiba\n\nSaa 3:00 - 3:15 Karibu\nSaa 3:15 - 4:00 Vikundi\nSaa 4:00 - 4:15 Mapumziko\n",
        [("Karibu", 15), ("Vikundi", 45), ("Mapumziko", 15)],
    ),
    "Thai": (
        "กำหนดการ\n\n09.00 - 09.15 น. เปิดงาน\n09.15 - 10.30 น. กลุ่มย่อย\n10.30 - 10.45 น. พักรับประทานอาหารว่าง\n",
        [("เปิดงาน", 15), ("กลุ่มย่อย", 75), ("พักรับประทานอาหารว่าง", 15)],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), AGENDAS.values(), ids=AGENDAS)
def test_an_agenda_is_read(text, wanted):
    found = read(text.encode(), "plan.md" if "**" in text else "plan.txt")
    assert [(each.title, each.minutes) for each in found.activities] == wanted
    pauses = ("استراحة", "休息", "Pauze", "Pause", "Pausa", "休憩", "휴식", "Кофе", "Descanso", "Mapumziko", "พัก")
    assert [each.kind for each in found.activities] == [
        "break" if each.title.startswith(pauses) else "" for each in found.activities
    ]


def test_a_table_is_read_though_nobody_knows_the_language_of_its_header():
    found = read(b"Qqq,Www\n09:00 - 09:15,Zzz\n09:15 - 10:00,Yyy\n10:00 - 10:10,Xxx\n", "plan.csv")
    assert [(each.title, each.minutes) for each in found.activities] == [("Zzz", 15), ("Yyy", 45), ("Xxx", 10)]


def test_header_words_of_many_languages_name_the_columns():
    for header in (
        "时间,内容,负责人",
        "Heure,Activité,Animateur",
        "Waktu,Kegiatan,PIC",
        "زمان,فعالیت,مسئول",
        "เวลา,กิจกรรม,วิทยากร",
    ):
        found = read(f"{header}\n9:00,A,x\n9:15,B,y\n10:00,C,z\n".encode(), "plan.csv")
        assert [(each.title, each.minutes) for each in found.activities][:2] == [("A", 15), ("B", 45)]
