"""Who is meant by a phrase: the name and the parties, over many negotiations."""

import pytest

from .resolving import Who, who

OBSERVER = "OBSERVER"


def wrong(*case: object, reason: str) -> object:
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason))


FULL_NAMES = [
    ("[Angela Merkel] told reporters that the truce must hold.", "2015-02-12", "Angela Merkel", "DEU"),
    ("[Mohammad Javad Zarif] said on Tuesday that the deal was near.", "2015-03-31", "Mohammad Javad Zarif", "IRN"),
    ("A joint text was not needed, [Wang Yi] said.", "2018-06-14", "Wang Yi", "CHN"),
    ("[Nikol Pashinyan] said the corridor must stay open.", "2022-12-14", "Nikol Pashinyan", "ARM"),
    ("“There is no plan B,” [Federica Mogherini] said.", "2017-10-13", "Federica Mogherini", "EU"),
    ("[Aleksandar Vučić] said that Belgrade would not sign.", "2023-02-27", "Aleksandar Vucic", "SRB"),
    ("[Kim Yo-jong] called the drills a rehearsal for war.", "2022-08-19", "Kim Yo Jong", "PRK"),
    ("[Abiy Ahmed] said the dam would be filled in July.", "2020-06-08", "Abiy Ahmed", "ETH"),
]
SURNAMES = [
    (
        "Ilham Aliyev flew to Brussels on Monday. [Aliyev] said a treaty was possible.",
        "2022-04-07",
        "Ilham Aliyev",
        "AZE",
    ),
    (
        "Robert Lighthizer met the Chinese team. Purchases were not enough, [Lighthizer] said.",
        "2019-04-04",
        "Robert Lighthizer",
        "USA",
    ),
    ("[Lavrov] said Moscow would not return to the table.", "2016-10-04", "Sergei Lavrov", "RUS"),
    ("[Mr. Kurti] said the plates would change in autumn.", "2022-08-01", "Albin Kurti", "XKX"),
    ("The pause would go on, [President Moon] said.", "2018-07-02", "Moon Jae-in", "KOR"),
    (
        "A deal is close, said Pavel Hruska, a Czech diplomat. [Hruska] gave no date.",
        "2021-03-02",
        "Pavel Hruska",
        "CZE",
    ),
]
OFFICES = [
    ("[The Russian president] said he would come.", "2015-09-28", "Vladimir Putin", "RUS"),
    ("[The Russian president] said he would come.", "2009-07-06", "Dmitry Medvedev", "RUS"),
    ("[The U.S. president] said the tariffs would stay.", "2019-05-10", "Donald Trump", "USA"),
    ("[The U.S. president] said the tariffs would stay.", "2022-05-10", "Joe Biden", "USA"),
    ("[The French foreign minister] said the talks had stalled.", "2014-11-20", "Laurent Fabius", "FRA"),
    ("[The French foreign minister] said the talks had stalled.", "2018-11-20", "Jean-Yves Le Drian", "FRA"),
    ("[Iran’s foreign minister] said the talks had stalled.", "2022-03-11", "Hossein Amir-Abdollahian", "IRN"),
    ("[Britain’s foreign secretary] said the talks had stalled.", "2017-03-11", "Boris Johnson", "GBR"),
    ("[The Turkish president] said troops would cross the border.", "2019-10-07", "Recep Tayyip Erdogan", "TUR"),
    ("[The prime minister of Israel] said the offer was not serious.", "2018-02-19", "Benjamin Netanyahu", "ISR"),
    ("[The German chancellor] said sanctions would be kept.", "2016-10-20", "Angela Merkel", "DEU"),
    ("[NATO’s secretary general] said the door stays open.", "2021-12-17", "Jens Stoltenberg", "NATO"),
    ("[Iran’s supreme leader] said the deal was a mistake.", "2018-03-19", "Ali Khamenei", "IRN"),
    ("[The Omani foreign minister] said the channel stays open.", "2013-11-09", "Yusuf bin Alawi", "OMN"),
    ("[Pakistan’s army chief] said the line would hold.", "2019-02-27", "Qamar Javed Bajwa", "PAK"),
    ("[The North Korean leader] said he would come to Seoul.", "2018-09-19", "Kim Jong Un", "PRK"),
    ("[The Ukrainian president] said prisoners came first.", "2019-12-09", "Volodymyr Zelensky", "UKR"),
]
COUNTERPARTS = [
    ("Sergey Lavrov met [his American counterpart] in Zurich.", "2016-01-20", "John Kerry", "USA"),
    ("Mevlüt Çavuşoğlu called [his Greek counterpart] on Friday.", "2021-05-31", "Nikos Dendias", "GRC"),
    ("Kang Kyung-wha met [her Japanese counterpart] in Sydney.", "2019-08-01", "Taro Kono", "JPN"),
    ("Vladimir Putin rang [his Chinese counterpart] at night.", "2019-06-05", "Xi Jinping", "CHN"),
]
ROLES = [
    ("[A senior Turkish official] said the list was short.", "2018-09-17", "senior Turkish official", "TUR"),
    ("[Two Western diplomats] said no date was set.", "2015-06-26", "Western diplomats", "COALITION"),
    (
        "[A U.S. official], speaking on condition of anonymity, said the text was agreed.",
        "2019-10-11",
        "U.S. official",
        "USA",
    ),
    ("[Chinese officials] said the order would be kept.", "2018-04-05", "Chinese officials", "CHN"),
    ("[Saudi lawmakers] said the port must open.", "2018-12-05", "Saudi lawmakers", "SAU"),
    (
        "[A spokesman for the Iranian Foreign Ministry] said the offer was old.",
        "2021-08-30",
        "spokesman for the Iranian Foreign Ministry",
        "IRN",
    ),
    ("[The Armenian side] said the mines were mapped.", "2021-06-12", "Armenian side", "ARM"),
    ("[One of the Iranian negotiators] said the text was done.", "2015-07-05", "One of the Iranian negotiators", "IRN"),
    ("In Khartoum, [officials] said the dam was safe.", "2021-07-10", "officials", "SDN"),
    ("[European leaders] said the deal should be kept.", "2018-05-09", "European leaders", "EUROPEAN-STATES"),
    ("[The mediator] said the gap was small, and Armenia agreed.", "2022-08-10", "mediator", "UNKNOWN"),
    ("[A Kremlin spokesman] said the call was not planned.", "2016-02-02", "Kremlin spokesman", "RUS"),
    ("[An official] said the text was ready.", "2018-12-05", "official", "UNKNOWN"),
    (
        "Turkish and Greek officers met. [A source close to the talks] said the maps differ.",
        "2020-09-10",
        "source",
        "UNKNOWN",
    ),
]
APPOSITIONS = [
    (
        "[Marta Kowalczyk], a senior fellow at the Institute for Eastern Studies, said sanctions bite slowly.",
        "2015-07-01",
        "Marta Kowalczyk",
        OBSERVER,
    ),
    (
        "[Tomas Lindqvist], a professor of international law at Uppsala, said the clause is void.",
        "2020-11-20",
        "Tomas Lindqvist",
        OBSERVER,
    ),
    (
        "[James Whitlock], a former U.S. ambassador to Serbia, said the deal was thin.",
        "2020-09-05",
        "James Whitlock",
        OBSERVER,
    ),
    (
        "The text is thin, said [Leila Farhadi], an analyst with a think tank in London.",
        "2015-04-03",
        "Leila Farhadi",
        OBSERVER,
    ),
    (
        "[Karim Haddad], a spokesman for the Lebanese army, said the fence would be moved.",
        "2018-02-08",
        "Karim Haddad",
        "LBN",
    ),
    ("[Ruslan Petrenko], a Ukrainian lawmaker, said the law would fail.", "2015-08-31", "Ruslan Petrenko", "UKR"),
    ("[Putin’s spokesman, Dmitry Peskov], said the call was not planned.", "2016-02-02", "Dmitry Peskov", "RUS"),
    (
        "[South Korean Unification Minister Cho Myoung-gyon] said the line was open.",
        "2018-01-03",
        "Cho Myoung-gyon",
        "KOR",
    ),
    ("[Martin Griffiths], the UN envoy for Yemen, said the port was calm.", "2018-12-20", "Martin Griffiths", "UN"),
    (
        "[Stephen Biegun], the U.S. special representative for North Korea, said the door was open.",
        "2019-06-20",
        "Stephen Biegun",
        "USA",
    ),
    ("[Hans Moller], a Danish diplomat who led the mission, said a text was near.", "2019-06-23", "Hans Moller", "DNK"),
    ("[Secretary of State Rex Tillerson] said the door was open.", "2017-12-12", "Rex Tillerson", "USA"),
    ("[U.S. Sen. Lindsey Graham] said the vote would be close.", "2019-10-10", "Lindsey Graham", "USA"),
    ("[State Department spokeswoman Heather Nauert] said the visit was off.", "2018-08-24", "Heather Nauert", "USA"),
]
OBSERVERS = [
    (
        "[The former ambassador] said the pact would not last. He has no post today.",
        "2017-05-05",
        "former ambassador",
        OBSERVER,
    ),
    ("[Analysts] said the shift was small.", "2019-01-10", "Analysts", OBSERVER),
    ("[Human Rights Watch] said the shelling went on.", "2018-03-02", "Human Rights Watch", OBSERVER),
    ("[Rights groups] said the camp was full.", "2018-05-08", "Rights groups", OBSERVER),
    ("[Former Secretary of State John Kerry] said the exit was a mistake.", "2018-05-08", "John Kerry", OBSERVER),
    ("[Former U.S. Ambassador Daniel Kurtzer] said the road was long.", "2018-05-08", "Daniel Kurtzer", OBSERVER),
    ("[A former Israeli official] said the maps had been drawn.", "2020-01-29", "former Israeli official", OBSERVER),
]
GOVERNMENTS = [
    ("[Moscow] said the gas would flow.", "2014-10-30", "Russia", "RUS"),
    ("[The Kremlin] said the gas would flow.", "2014-10-30", "Kremlin", "RUS"),
    ("[The White House] said the list was final.", "2018-05-29", "White House", "USA"),
    ("[Downing Street] said the bill would pass.", "2020-09-09", "UK Prime Minister's Office", "GBR"),
    ("[The Pentagon] said the drills were off.", "2018-06-19", "Pentagon", "USA"),
    ("[Pyongyang] said the site was closed.", "2018-05-24", "North Korea", "PRK"),
    ("[Brussels] said the protocol stays.", "2021-07-21", "European Union", "EU"),
    ("[The Iranians] said the stock was under seal.", "2015-07-02", "Iran", "IRN"),
    ("[Egypt] said the dam was a threat.", "2021-07-05", "Egypt", "EGY"),
    ("[The U.S.] said the list was final.", "2018-05-29", "United States", "USA"),
    (
        "[Beijing’s Commerce Ministry] said it would answer in kind.",
        "2018-07-06",
        "Chinese Ministry of Commerce",
        "CHN",
    ),
    ("[Hamas] said the gates must open.", "2018-11-13", "Hamas", "HAMAS"),
    ("[The Indian government] said the ridge was its own.", "2020-06-17", "Indian government", "IND"),
    ("[The government in Baghdad] said the vote was void.", "2017-09-26", "government in Baghdad", "IRQ"),
    ("[Foggy Bottom] said the list was short.", "2022-03-03", "State Department", "USA"),
    ("[The Elysée] said the call lasted an hour.", "2022-03-03", "Elysee Palace", "FRA"),
    ("[The Vatican] said it would mediate.", "2014-12-17", "Holy See", "VAT"),
    ("[Israel’s military] said it had hit a depot.", "2019-08-25", "Israel Defense Forces", "ISR"),
    ("[The White House statement] said the truce would begin.", "2017-07-05", "White House", "USA"),
    ("[The rebels] said they would leave. Yemen has been at war for years.", "2018-12-10", "Houthis", "HOUTHIS"),
    ("[The African Union] said it would chair the talks.", "2020-06-27", "African Union", "AFRICAN-UNION"),
    ("[The European Commission] said the protocol stays.", "2021-07-21", "European Commission", "EU"),
]
PRONOUNS = [
    ("Hassan Rouhani spoke in Qom. [He] said the sanctions had failed.", "2018-11-05", "Hassan Rouhani", "IRN"),
    (
        "Theresa May spoke with Donald Trump on Sunday. [She] urged him to stay in the deal.",
        "2018-05-06",
        "Theresa May",
        "GBR",
    ),
    ("Zoran Zaev met Alexis Tsipras in Davos. The name can be settled, [he] said.", "2018-01-24", "Zoran Zaev", "MKD"),
    ("Japan lodged a protest. [It] said the islands were its own.", "2019-09-03", "Japan", "JPN"),
    (
        "A senior Omani official met both teams. Later [the official] said the gap had narrowed.",
        "2015-05-12",
        "senior Omani official",
        "OMN",
    ),
    ("The Houthis hold the port. [The group] said it would leave.", "2018-12-14", "Houthis", "HOUTHIS"),
    ("Kosovo wants the talks. [Its president] said the time was right.", "2018-08-10", "Hashim Thaci", "XKX"),
    (
        "Mike Pompeo flew to Pyongyang. [The secretary of state] said progress was made.",
        "2018-07-07",
        "Mike Pompeo",
        "USA",
    ),
    (
        "Abdel Fattah el-Sisi addressed the assembly. [The president] said the river is life.",
        "2020-09-22",
        "Abdel Fattah el-Sisi",
        "EGY",
    ),
    (
        "Federica Mogherini left Tehran. [The EU foreign policy chief] said inspectors would return.",
        "2015-07-28",
        "Federica Mogherini",
        "EU",
    ),
]
PAIRS = [
    (
        "India and Pakistan closed the road. [Both governments] said they wanted calm.",
        "2019-02-28",
        [("India", "IND"), ("Pakistan", "PAK")],
    ),
    (
        "Kim Jong Un met Moon Jae-in at the line. [The two leaders] promised a treaty.",
        "2018-04-27",
        [("Kim Jong Un", "PRK"), ("Moon Jae-in", "KOR")],
    ),
    (
        "Serbia and Kosovo met in Ohrid. [Both sides] said the annex was agreed.",
        "2023-03-18",
        [("Serbia", "SRB"), ("Kosovo", "XKX")],
    ),
    (
        "China and the United States broke off. [Both countries] blamed each other.",
        "2019-05-10",
        [("China", "CHN"), ("United States", "USA")],
    ),
    (
        "Emmanuel Macron called Vladimir Putin. [The two presidents] agreed to speak again.",
        "2022-02-12",
        [("Emmanuel Macron", "FRA"), ("Vladimir Putin", "RUS")],
    ),
    (
        "Macron and Rouhani spoke by phone. [They] agreed to speak again.",
        "2018-08-05",
        [("Emmanuel Macron", "FRA"), ("Hassan Rouhani", "IRN")],
    ),
    (
        "[Washington and Beijing] said the talks would resume.",
        "2019-09-05",
        [("United States", "USA"), ("China", "CHN")],
    ),
    (
        "[The foreign ministers of Greece and Turkey] said they would meet again.",
        "2021-04-15",
        [("foreign ministers of Greece and Turkey", "GRC TUR")],
    ),
    (
        "[Iran’s deputy foreign minister, Abbas Araghchi], and Helga Schmid met.",
        "2018-05-25",
        [("Abbas Araghchi", "IRN"), ("Helga Schmid", "EU")],
    ),
    (
        "[Russia, Iran and Turkey] said they would be guarantors.",
        "2017-05-04",
        [("Russia", "RUS"), ("Iran", "IRN"), ("Turkey", "TUR")],
    ),
    (
        "[John Kerry and Sergey Lavrov] said the truce would begin on Monday.",
        "2016-09-09",
        [("John Kerry", "USA"), ("Sergei Lavrov", "RUS")],
    ),
]
NOBODY = [
    ("[The harvest] failed in the north.", "2016-07-01"),
    ("[Reuters] said the plane had landed.", "2016-07-01"),
    ("[It] rained on the day the talks began.", "2016-07-01"),
    ("[The convoy] crossed near Kilis.", "2016-07-01"),
    ("[Talks in Moscow] ended without a text.", "2020-10-10"),
    ("[The fighting in Syria] went on.", "2016-02-10"),
    ("[A village in Yemen] was shelled.", "2018-06-10"),
    ("[The road to Damascus] is open.", "2017-02-10"),
    ("[The Vienna agreement] says otherwise.", "2017-02-10"),
]
TRICKY = [
    (
        "[Deputy Foreign Minister Arif Mustafazade of Azerbaijan] said mines remain.",
        "2022-02-04",
        "Arif Mustafazade",
        "AZE",
    ),
    ("[The top U.S. diplomat] said the clock was running.", "2014-11-23", "John Kerry", "USA"),
    ("[The UN secretary-general] said the road was open.", "2018-12-13", "Antonio Guterres", "UN"),
    ("[A retired Indian general] said the ridge matters.", "2020-07-06", "retired Indian general", OBSERVER),
    ("In Stepanakert, [lawmakers] voted against the map.", "2020-07-10", "lawmakers", "NAGORNO-KARABAKH"),
    ("Stephen Biegun spoke in Seoul. [The envoy] said the door was open.", "2019-06-20", "Stephen Biegun", "USA"),
    ("[Petra Novotna], who heads the mission, said the line was quiet.", "2016-08-05", "Petra Novotna", "UNKNOWN"),
]
WRONG = [
    wrong(
        "[Iranian state television] said the ship had been freed.",
        "2019-08-15",
        "Iranian state television",
        "IRN",
        reason="State media of a country are all taken for its news agency.",
    ),
]


@pytest.mark.parametrize(
    ("text", "date", "name", "party"),
    [
        *FULL_NAMES,
        *SURNAMES,
        *OFFICES,
        *COUNTERPARTS,
        *ROLES,
        *APPOSITIONS,
        *OBSERVERS,
        *GOVERNMENTS,
        *PRONOUNS,
        *TRICKY,
        *WRONG,
    ],
)
def test_a_phrase_means_one_actor(text: str, date: str, name: str, party: str) -> None:
    assert who(text, date) == [(name, party)]


@pytest.mark.parametrize(("text", "date", "both"), PAIRS)
def test_a_phrase_means_several(text: str, date: str, both: Who) -> None:
    assert who(text, date) == both


@pytest.mark.parametrize(("text", "date"), NOBODY)
def test_a_phrase_means_nobody(text: str, date: str) -> None:
    assert who(text, date) == []


@pytest.mark.xfail(strict=True, reason="Of adjectives joined by and, only the first tells a side.")
def test_two_adjectives_are_two_holders() -> None:
    text = "[The Russian and Ukrainian presidents] agreed on an exchange."
    assert who(text, "2019-12-09") == [("Vladimir Putin", "RUS"), ("Volodymyr Zelensky", "UKR")]
