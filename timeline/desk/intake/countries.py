"""What news calls a state besides its name: adjectives, capitals, seats of government. Names here take no side."""

from functools import cache


@cache
def also_called() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """A state's name -> (its adjectives, what stands for its government)."""
    rows = (line.split("|") for line in _TABLE.strip().splitlines())
    return {name: (_with_people(_listed(adjectives)), _listed(seats)) for name, adjectives, seats in rows}


@cache
def state_called() -> dict[str, str]:
    """Any adjective, seat or other name -> the state's name."""
    return {other: name for name, both in also_called().items() for others in both for other in (name, *others)}


@cache
def seats_of_governments() -> frozenset[str]:
    """Every capital and seat, which may also be no more than a place."""
    return frozenset(seat for _adjectives, seats in also_called().values() for seat in seats)


def _with_people(adjectives):
    """“Ukrainians” beside “Ukrainian”: what the people of a state are called, and often its delegation."""
    return (*adjectives, *(f"{one}s" for one in adjectives if one.endswith(("ian", "ean", "can", "i"))))


def _listed(words):
    return tuple(word.strip() for word in words.split(",") if word.strip())


_TABLE = """
Afghanistan|Afghan,Afghans|Kabul
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Armenia|Armenian|Yerevan
Austria|Austrian|
Azerbaijan|Azerbaijani|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian,Belarussian|Minsk
Bosnia|Bosnian|Sarajevo
Brazil|Brazilian|Brasilia
Britain|British|London,United Kingdom,UK,Downing Street
Burundi|Burundian|Bujumbura
Cambodia|Cambodian|Phnom Penh
Canada|Canadian|Ottawa
Chad|Chadian|N'Djamena
Chile|Chilean|
China|Chinese|Beijing
Colombia|Colombian|Bogota,Bogotá
Democratic Republic of Congo|Congolese|Kinshasa,DR Congo,DRC,Congo
Croatia|Croatian,Croat|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|
Eritrea|Eritrean|Asmara
Ethiopia|Ethiopian|Addis Ababa
Finland|Finnish|Helsinki
France|French|Paris,Elysee,Élysée
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Guatemala|Guatemalan|
Hungary|Hungarian|Budapest
India|Indian|New Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kosovo|Kosovan|Pristina
Kuwait|Kuwaiti|
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako
Mexico|Mexican|Mexico City
Moldova|Moldovan|Chisinau
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Naypyidaw
Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch|The Hague
Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian|Abuja
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow,Kremlin
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serb|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Slovenia|Slovenian|Ljubljana
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Soviet Union|Soviet|
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara,Türkiye
Uganda|Ugandan|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates|Emirati|UAE,Abu Dhabi
United States|American,Americans|US,USA,Washington,White House
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Yugoslavia|Yugoslav|
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
