"""People in many scripts, at seven tables and at thirty-four."""

from copdesk.stage.scenes import Seat, Table

SEVEN = """
Baobab: Meg Mottaz; *አበበች ታደሰ ወልደማርያም; Kristoffer Berse
Acacia: Verele de Vreede; *ສົມຈິດ ພົມມະຈັນ; Prabhu Rajendran
Teak: Jane Lennon; *فاطمة الزهراء بنعلي; Manuel Flury
Banyan: Natalie Campbell; *ዳዊት ኃይሌ; Ma. Cristina dela Cruz
Cedar: Gauri Salokhe; *عمر بن صالح; Carla Alcobia
Mango: laroo Torfs; *Juan Paolo Ñuñez III; ນ້ອຍ
Olive: Taline Haytayan; *ዮሐንስ ገብረ እግዚአብሔር; Rutti Goldberger; ليلى حدّاد
"""
CROWD = """
Lê Hoàng Nam; Hiwot Alemu; U Thant Zin
አበበች ታደሰ ወልደማርያም; S. Ramachandran; Nhem Bopha
Lídia Mondlane; Łukasz Wójcik; Aïssatou Diallo
Jane Lennon; Ouyang Jing; Taline Haytayan
Ægir; Amina; João Pedro dos Santos|João Pedro dos S.
Jose Mari Reyes Jr.|Jose Mari R.; Thokozani Banda; Rayén Curín
Zewditu Mengesha; Anne-Marie van der Berg|Anne-Marie B.; Naowarat Charoenrattanakul|Naowarat C.
Rutti Goldberger; Lin Chen-Hao; Juan Carlos Ibáñez Ortega|Juan Carlos O.
Phạm Thu Trang; Conceição Araújo; Đặng Quốc Bảo
Carla Alcobia; Frehiwot T.; Emeka Okafor
Bounthanh Sisavath|Bounthanh S.; Nguyễn Văn An; Keo Rattanak
Michael Cañete; Daw Khin Myo Chit; فاطمة الزهراء بنعلي
José Ángel Muñoz; Thanaporn Na Ayutthaya|Thanaporn Na A.; Prasert Boonmee
Li Na; María José Núñez de la Peña|María José P.; laroo Torfs
Ximena Ñancupil; Siobhán O'Brien; ليلى حدّاد
Begoña Etxeberria; Sukarti; Malou Bautista
Daovone; Prak Vannak; عمر بن صالح
Tigist Bekele; Gauri Salokhe; Rowena De Guzman
Aung Ko Ko; ዳዊት ኃይሌ; Ásta Björk Sigurðardóttir|Ásta Björk S.
Siriporn Wongsuwan|Siriporn W.; Lucie Lamoureux; Juan Paolo Ñuñez III|Juan Paolo Ñ.
Phonesavanh Keomany|Phonesavanh K.; Natalie Campbell; Þórarinn Ólafsson
Chan Sophea; Nadia von Hülsen; Nguyễn Thị Minh Hằng|Nguyễn Thị Minh H.
ນ້ອຍ; Meg Mottaz; Tanaka Yūko
Khamla Vongphachanh|Khamla V.; Ma. Cristina dela Cruz|Ma. Cristina C.; Vilayvanh Xayasone|Vilayvanh X.
Prabhu Rajendran; Jean-Baptiste N'Guessan|Jean-Baptiste N.; መኮንን
Ly Sreymom; Phongthep Sae-Lim; Chikondi Phiri
Trần Văn Đức; Verele de Vreede; Zhang Wei
Björn Åkesson; Ewen Le Borgne; Guðrún Jónsdóttir
Selamawit Desta; Ngozi Eze; Nour El-Din Mansour|Nour El-Din M.
Girma Wolde-Michael|Girma W.; Somchit Phommachanh|Somchit P.; Sok Dara
Kristoffer Berse; Loïc Le Goff; Võ Thị Ánh Tuyết
Abd al-Rahman Haddad|Abd al-Rahman H.; Manuel Flury; Inés Peña-Vega
Wang Xiaoming; Khalid Al Mutairi; Yankho Ng'ambi
ዮሐንስ ገብረ እግዚአብሔር; ສົມຈິດ ພົມມະຈັນ; Hoàng Ngọc Quỳnh; Anong
"""


def seven() -> tuple[Table, ...]:
    tables = []
    for number, line in enumerate(SEVEN.strip().splitlines(), 1):
        name, people = line.split(": ")
        seats = tuple(
            Seat("ABCD"[at], person.lstrip("*"), person.startswith("*")) for at, person in enumerate(people.split("; "))
        )
        tables.append(Table(name, number, seats))
    return tuple(tables)


def crowd(count: int = 34) -> tuple[Table, ...]:
    """Groups of three and a last one of four, with short forms where a name has one."""
    lines = CROWD.strip().splitlines()
    tables = []
    for number in range(1, count + 1):
        people = [person.split("|") for person in lines[(number - 1) % len(lines)].split("; ")]
        seats = tuple(
            Seat("ABCD"[at], person[0], at == 1, person[1] if len(person) > 1 else "")
            for at, person in enumerate(people)
        )
        tables.append(Table(f"Table {number}", number, seats))
    return tuple(tables)
