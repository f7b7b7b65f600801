"""Many articles out of one: copies of the shipped article with other people, countries, subjects and dates.

The same in every language, glossary included, so that they pass every check. They are for measuring alone: what they
say makes no sense, and their sentences resemble each other more than those of real articles do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from explainer import pipeline
from explainer.compose.passages import passages
from explainer.compose.units import units as article_units

SLUG = "kazakhstan-japan-air-travel"

# Each row has the stems of one thing in English, Kazakh, Russian and Japanese; the endings stay as they are.
_PEOPLE = """
Abilov Абилов Абилов アビロ|Bekov Беков Беков ベコ|Vorobyov Воробьев Воробьев ヴォロビヨ
Galiyev Галиев Галиев ガリエ|Dosov Досов Досов ドソ|Yesenov Есенов Есенов エセノ
Zhakupov Жакупов Жакупов ジャクポ|Zaitsev Зайцев Зайцев ザイツェ|Ibraimov Ибраимов Ибраимов イブライモ
Karimov Каримов Каримов カリモ|Lebedev Лебедев Лебедев レベデ|Muratov Муратов Муратов ムラト
Nazarov Назаров Назаров ナザロ|Osipov Осипов Осипов オシポ|Petrov Петров Петров ペトロ
Rakhimov Рахимов Рахимов ラヒモ|Sadykov Садыков Садыков サディコ|Tulegenov Тулегенов Тулегенов トゥレゲノ
Umarov Умаров Умаров ウマロ|Khamitov Хамитов Хамитов ハミト
"""
# As many as people, each person's own: what is read when a name changes goes by its words.
_GIVEN = """
Aizhan Айжан Айжан アイジャン|Marzhan Маржан Маржан マルジャン|Meruert Меруерт Меруерт メルエルト
Perizat Перизат Перизат ペリザト|Raushan Раушан Раушан ラウシャン|Tomiris Томирис Томирис トミリス
Zhanar Жанар Жанар ジャナル|Gaukhar Гаухар Гаухар ガウハル|Symbat Сымбат Сымбат シンバト
Aruzhan Аружан Аружан アルジャン|Dilnaz Дильназ Дильназ ディルナズ|Aiym Айым Айым アイム
Inkar Инкар Инкар インカル|Kamshat Камшат Камшат カムシャト|Azhar Ажар Ажар アジャル
Mariyam Мариям Мариям マリヤム|Zhannat Жаннат Жаннат ジャンナト|Aidan Айдан Айдан アイダン
Zhasmin Жасмин Жасмин ジャスミン|Ainash Айнаш Айнаш アイナシュ
"""
_ENVOYS = """
Akita Акит Акит アキタ|Honda Хонд Хонд ホンダ|Ikeda Икед Икед イケダ|Ishida Исид Исид イシダ
Kaneda Канед Канед カネダ|Kubota Кубот Кубот クボタ|Maeda Маэд Маэд マエダ|Morita Морит Морит モリタ
Murata Мурат Мурат ムラタ|Nakata Накат Накат ナカタ|Okada Окад Окад オカダ|Shimada Симад Симад シマダ
Sonoda Сонод Сонод ソノダ|Takada Такад Такад タカダ|Tanida Танид Танид タニダ|Toyoda Тоёд Тоёд トヨダ
Uchida Утид Утид ウチダ|Wada Вад Вад ワダ|Yasuda Ясуд Ясуд ヤスダ|Yoshida Ёсид Ёсид ヨシダ
"""
_COUNTRIES = """
Albania Албани Албани アルバニア|Armenia Армени Армени アルメニア|Austria Аустри Австри オーストリア
Bolivia Боливи Боливи ボリビア|Bulgaria Болгари Болгари ブルガリア|Colombia Колумби Колумби コロンビア
Croatia Хорвати Хорвати クロアチア|Estonia Эстони Эстони エストニア|Ethiopia Эфиопи Эфиопи エチオピア
Georgia Грузи Грузи ジョージア|Jordania Иордани Иордани ヨルダン|Latvia Латви Латви ラトビア
Liberia Либери Либери リベリア|Malaysia Малайзи Малайзи マレーシア|Mongolia Монголи Монголи モンゴル
Namibia Намиби Намиби ナミビア|Romania Румыни Румыни ルーマニア|Serbia Серби Серби セルビア
Slovenia Словени Словени スロベニア|Tanzania Танзани Танзани タンザニア
"""
_SUBJECTS = """
road_travel көлік_қатынас автосообщени 道路交通|water_supply су_қатынас водоснабжени 給水
gas_supply газ_қатынас газоснабжени ガス供給|heat_supply жылу_қатынас теплоснабжени 熱供給
power_supply электр_қатынас электроснабжени 電力供給|television теле_қатынас телевещани テレビ放送
radio радио_қатынас радиовещани ラジオ放送|schooling оқу_қатынас образовани 学校教育
insurance сақтау_қатынас страховани 保険業務|lending несие_қатынас кредитовани 融資業務
health_care емдеу_қатынас здравоохранени 医療体制|fish_farming балық_қатынас рыборазведени 養殖事業
forestry орман_қатынас лесоразведени 植林事業|street_lighting көше_қатынас освещени 街路照明
ship_building кеме_қатынас судостроени 造船事業
"""
_OLD_PERSON = ("Tompiyev", "Томпиев", "Томпиев", "トンピエ")
_OLD_GIVEN = ("Saltanat", "Салтанат", "Салтанат", "サルタナト")
_OLD_ENVOY = ("Yamada", "Ямад", "Ямад", "ヤマダ")
_OLD_COUNTRY = ("Japan", "Жапони", "Япони", "日本")
_OLD_SUBJECT = ("air travel", "әуе қатынас", "авиасообщени", "航空便")

_FEBRUARY = ("February {}", "{} February", "{} ақпан", "{} февраля", "2月{}日")
_MARCH = ("March {}", "{} March", "{} наурыз", "{} марта", "3月{}日")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def write(source: Path, target: Path, count: int) -> list[str]:
    """Writes `count` articles like the one in the folder `source` to `target`, with a glossary; returns the slugs."""
    target.mkdir(parents=True, exist_ok=True)
    # A catalogue's texts are wrapped, also within what is to be replaced.
    files = {
        file.name.removeprefix(SLUG): file.read_text("utf-8").replace('"\n"', "")
        for file in sorted(source.glob(f"{SLUG}.*"))
    }
    glossary = _entries((source / "glossary.yml").read_text("utf-8"))
    entries: dict[str, str] = {}
    slugs = []
    for number in range(count):
        words = _words(number)
        slug = f"{words['japan']}-{words['yamada']}-{number + 1:03}"
        slugs.append(slug)
        for end, text in files.items():
            (target / f"{slug}{end}").write_text(_replaced(text, words), "utf-8")
        for text in glossary:
            new = _replaced(text, words)
            # People and countries are known by a key of their own; of the terms, each article may have another form.
            name = new.partition(":")[0]
            is_term = "sort: term" in new
            entries.setdefault(new.partition(":")[2], f"{name}-{number}" if is_term and new != text else name)
    (target / "glossary.yml").write_text("\n".join(f"{name}:{rest}" for rest, name in entries.items()), "utf-8")
    _read_again(target)
    return slugs


def _read_again(target: Path) -> None:
    """Binds what readers said of the first article's words to those that stand in their place."""
    reading = pipeline.read(pipeline.Paths(root=target.parent, seeds=target))
    for article in reading.articles:
        file = reading.texts[article.slug].with_suffix(".yml")
        own = {one.id: one.digest for one in passages(article)}
        lines = (_rebound(line, own) for line in file.read_text("utf-8").splitlines(keepends=True))
        file.write_text("".join(lines), "utf-8")
        units = article_units(article, reading.glossary)
        for tag in reading.tags[1:]:
            digests = {pair.id: pair.digest for pair in reading.catalogues[article.slug, tag].pairs(units)}
            catalogue = file.with_suffix(f".{tag}.po")
            entries = (_bound(entry, digests) for entry in catalogue.read_text("utf-8").split("\n\n"))
            catalogue.write_text("\n\n".join(entries), "utf-8")


_BOUND = re.compile(r"^(  ([\w.-]+): \{verdict:.*\bof: )[0-9a-f]{8}")
_READ = re.compile(r"(?m)^(# read: .*\bof: )[0-9a-f]{8}")


def _rebound(line: str, digests: Mapping[str, str]) -> str:
    """A line of the facts' readings."""
    return _BOUND.sub(lambda found: found[1] + digests[found[2]], line)


def _bound(entry: str, digests: Mapping[str, str]) -> str:
    """A catalogue's entry."""
    unit = re.search(r'(?m)^msgctxt "(.*)"$', entry)
    return _READ.sub(lambda found: found[1] + digests[unit[1]], entry) if unit and unit[1] in digests else entry


def _entries(glossary: str) -> list[str]:
    """The glossary's entries, each with its key."""
    parts = re.split(r"(?m)^(?=[a-z-]+:)", glossary)[1:]
    return [part.rstrip() + "\n" for part in parts]


def _rows(table: str) -> list[tuple[str, ...]]:
    cells = table.strip().replace("\n", "|").split("|")
    return [tuple(word.replace("_", " ") for word in cell.split()) for cell in cells]


def _words(number: int) -> Mapping[str, str]:
    """What stands instead of what in the article of that number."""
    people, givens, envoys, countries, subjects = map(_rows, (_PEOPLE, _GIVEN, _ENVOYS, _COUNTRIES, _SUBJECTS))
    person, given = people[number % len(people)], givens[number % len(people)]
    envoy = envoys[number * 7 % len(envoys)]
    country = countries[number * 3 % len(countries)]
    subject = subjects[number * 4 % len(subjects)]
    year, day, later = 2024 - number // 28, 1 + number % 28, 1 + number * 5 % 28
    pairs = dict(
        pair
        for old, new in (
            (_OLD_PERSON, person),
            (_OLD_GIVEN, given),
            (_OLD_ENVOY, envoy),
            (_OLD_COUNTRY, country),
            (_OLD_SUBJECT, subject),
        )
        for pair in zip(old, new, strict=True)
    )
    title = " ".join(part.capitalize() for part in subject[0].split())
    return {
        **pairs,
        "Air Travel": title,
        "Air travel": subject[0].capitalize(),
        "Әуе қатынас": subject[1].capitalize(),
        "Авиасообщени": subject[2].capitalize(),
        "tompiyev": person[0].lower(),
        "yamada": envoy[0].lower(),
        "japan": country[0].lower(),
        "2024-02-29": f"{year}-02-{day:02}",
        "2024-03-09": f"{year}-03-{later:02}",
        **{
            old.format(29): old.format(day)
            for old in ("February {}", "{} February", "{} ақпан", "{} февраля", "2月{}日")
        },
        **{old.format(9): old.format(later) for old in ("March {}", "{} March", "{} наурыз", "{} марта", "3月{}日")},
        "2024": str(year),
        "2025": str(year + 1),
    }


def _replaced(text: str, words: Mapping[str, str]) -> str:
    words = {**words, **{old.replace(" ", _NO_BREAK): new.replace(" ", _NO_BREAK) for old, new in words.items()}}
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: words[found[0]], text)
