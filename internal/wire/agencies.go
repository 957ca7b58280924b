package wire

import "strings"

// agencies are the names of news agencies as marks have them, in lower case,
// and what a record calls them.
var agencies = map[string]string{
	"reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "the associated press": "AP", "associated press": "AP",
	"afp": "AFP", "agence france-presse": "AFP", "xinhua": "Xinhua", "yonhap": "Yonhap", "kyodo": "Kyodo", "kyodo news": "Kyodo",
	"jiji": "Jiji Press", "jiji press": "Jiji Press", "tass": "TASS", "itar-tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti",
	"ria": "RIA Novosti", "sputnik": "Sputnik", "dpa": "dpa", "efe": "EFE", "ani": "ANI", "pti": "PTI", "ians": "IANS", "cna": "CNA",
	"irna": "IRNA", "isna": "ISNA", "mna": "Mehr", "mehr": "Mehr", "tasnim": "Tasnim", "fars": "Fars", "fna": "Fars",
	"anadolu": "Anadolu", "anadolu agency": "Anadolu", "aa": "Anadolu", "upi": "UPI", "cnn": "CNN", "bbc": "BBC", "bloomberg": "Bloomberg",
	"voa": "VOA", "rfe/rl": "RFE/RL", "rfa": "RFA", "wam": "WAM", "spa": "SPA", "qna": "QNA", "kuna": "KUNA", "bna": "BNA", "ona": "ONA",
	"petra": "Petra", "mena": "MENA", "wafa": "WAFA", "sana": "SANA", "saba": "Saba", "nna": "NNA", "ina": "INA", "nina": "NINA",
	"map": "MAP", "tap": "TAP", "aps": "APS", "antara": "Antara", "bernama": "Bernama", "vna": "VNA", "kcna": "KCNA", "nhk": "NHK",
	"ansa": "ANSA", "belta": "BelTA", "ukrinform": "Ukrinform", "unian": "UNIAN", "apa": "APA", "trend": "Trend", "azertac": "AZERTAC",
	"armenpress": "Armenpress", "kazinform": "Kazinform", "montsame": "Montsame", "nan": "NAN", "ena": "ENA", "fbc": "FBC",
	"suna": "SUNA", "gna": "GNA", "pana": "PANA", "pna": "PNA", "tna": "TNA", "unb": "UNB", "bss": "BSS", "app": "APP",
	"inp": "INP", "lusa": "Lusa", "pap": "PAP", "ctk": "CTK", "mti": "MTI", "tanjug": "Tanjug", "hina": "HINA",
	"agerpres": "Agerpres", "ana": "ANA", "cns": "CNS", "zuma": "ZUMA", "knight ridder": "Knight Ridder", "nyt": "NYT",
	"telam": "Telam", "prensa latina": "Prensa Latina", "the canadian press": "The Canadian Press", "cp": "The Canadian Press",
	"aap": "AAP", "pa": "PA", "pa media": "PA", "dw": "DW", "un news": "UN News", "ips": "IPS", "rudaw": "Rudaw",
}

// agencyName is what a record calls the agency that a mark names.
func agencyName(mark string) string {
	if name, ok := agencies[strings.ToLower(mark)]; ok {
		return name
	}
	return mark
}
