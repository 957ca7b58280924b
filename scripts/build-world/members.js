// Makes rules/world/members.tsv: which states belong to an organisation. The CIA
// World Factbook of November 2015 (public domain) gives the members; what has
// changed since, and what it does not count, stands below with its date.
//
//   sh fetch.sh WORK-FOLDER && node members.js WORK-FOLDER ../../rules/world
'use strict';
const fs = require('fs');
const path = require('path');

const [work, rules] = process.argv.slice(2);
if (!work || !rules) {
  console.error('usage: node members.js WORK-FOLDER RULES-WORLD-FOLDER');
  process.exit(2);
}

// The Factbook's abbreviation of each organisation, by its id in organisations.tsv.
const TOKENS = {
  adb: 'ADB', afdb: 'AfDB', amu: 'AMU', apec: 'APEC', 'arab-league': 'LAS', 'arctic-council': 'Arctic Council',
  arf: 'ARF', asean: 'ASEAN', au: 'AU', bimstec: 'BIMSTEC', bis: 'BIS', bsec: 'BSEC', brics: 'BRICS', can: 'CAN',
  caricom: 'Caricom', cbss: 'CBSS', celac: 'CELAC', cemac: 'CEMAC', cica: 'CICA', cis: 'CIS', coe: 'CE',
  comesa: 'COMESA', commonwealth: 'C', cplp: 'CPLP', csto: 'CSTO', d8: 'D-8', eac: 'EAC', eas: 'EAS',
  eaeu: 'EAEU', ebrd: 'EBRD', eccas: 'ECCAS', eco: 'ECO', ecowas: 'ECOWAS', efta: 'EFTA', eu: 'EU', eurozone: 'EMU',
  fatf: 'FATF', g20: 'G-20', g7: 'G-7', g77: 'G-77', gcc: 'GCC', 'guam-org': 'GUAM', iadb: 'IADB', icc: 'ICCt',
  iea: 'IEA', igad: 'IGAD', mercosur: 'Mercosur', nam: 'NAM', nato: 'NATO', nsg: 'NSG', oas: 'OAS', oecd: 'OECD',
  oic: 'OIC', oif: 'OIF', opec: 'OPEC', osce: 'OSCE', 'pacific-alliance': 'Pacific Alliance', pif: 'PIF',
  saarc: 'SAARC', sadc: 'SADC', sco: 'SCO', sica: 'SICA', uemoa: 'WAEMU', unasur: 'UNASUR', wto: 'WTO',
};

// What has changed since: [organisation, date, states added, states gone].
const CHANGES = [
  ['eu', '2020-01-31', '', 'GBR'], ['eurozone', '2023-01-01', 'HRV', ''], ['eurozone', '2026-01-01', 'BGR', ''],
  ['nato', '2017-06-05', 'MNE', ''], ['nato', '2020-03-27', 'MKD', ''], ['nato', '2023-04-04', 'FIN', ''],
  ['nato', '2024-03-07', 'SWE', ''],
  ['sco', '2017-06-09', 'IND PAK', ''], ['sco', '2023-07-04', 'IRN', ''], ['sco', '2024-07-04', 'BLR', ''],
  ['brics', '2024-01-01', 'EGY ETH IRN ARE', ''], ['brics', '2025-01-06', 'IDN', ''],
  ['arab-league', '1976-09-09', 'PSE', ''], ['oic', '1969-09-25', 'PSE', ''], ['nam', '1976-08-19', 'PSE', ''], ['igad', '2011-11-25', 'SSD', ''],
  ['opec', '2019-01-01', '', 'QAT'], ['opec', '2016-07-01', 'GAB', ''], ['opec', '2017-05-25', 'GNQ', ''],
  ['opec', '2018-06-22', 'COG', ''], ['opec', '2020-01-01', '', 'ECU'], ['opec', '2024-01-01', '', 'AGO'],
  ['coe', '2022-03-16', '', 'RUS'], ['au', '2017-01-30', 'MAR', ''],
  ['ecowas', '2025-01-29', '', 'MLI BFA NER'], ['ecowas', '2000-12-26', '', 'MRT'],
  ['eac', '2016-04-15', 'SSD', ''], ['eac', '2022-07-11', 'COD', ''], ['eac', '2024-03-04', 'SOM', ''],
  ['mercosur', '2016-12-01', '', 'VEN'], ['mercosur', '2024-07-08', 'BOL', ''],
  ['oas', '2023-11-19', '', 'NIC'], ['cis', '2009-08-18', '', 'GEO UKR'], ['csto', '2012-12-19', '', 'UZB'],
  ['asean', '2025-10-26', 'TLS', ''], ['oecd', '2016-07-01', 'LVA', ''], ['oecd', '2018-07-05', 'LTU', ''],
  ['oecd', '2020-04-28', 'COL', ''], ['oecd', '2021-05-25', 'CRI', ''],
  ['commonwealth', '2016-10-13', '', 'MDV'], ['commonwealth', '2018-02-08', 'GMB', ''],
  ['commonwealth', '2020-02-01', 'MDV', ''], ['commonwealth', '2022-06-25', 'GAB TGO', ''],
  ['icc', '2017-10-27', '', 'BDI'], ['icc', '2019-03-17', '', 'PHL'], ['icc', '2024-02-01', 'ARM', ''],
  ['icc', '2025-01-01', 'UKR', ''], ['oic', '2012-08-16', '', 'SYR'], ['oic', '2025-03-07', 'SYR', ''],
  ['arab-league', '2011-11-16', '', 'SYR'], ['arab-league', '2023-05-07', 'SYR', ''], ['sadc', '2018-08-17', 'COM', ''],
];

// Those that the Factbook does not count, or counts otherwise.
const WHOLE = {
  eaeu: 'ARM BLR KAZ KGZ RUS', g7: 'CAN DEU FRA GBR ITA JPN USA', g8: 'CAN DEU FRA GBR ITA JPN RUS USA',
  g20: 'ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF', p5: 'CHN FRA GBR RUS USA',
  p5plus1: 'CHN DEU FRA GBR RUS USA', e3: 'DEU FRA GBR', quad: 'AUS IND JPN USA', aukus: 'AUS GBR USA',
  'five-eyes': 'AUS CAN GBR NZL USA', anzus: 'AUS NZL USA', normandy: 'DEU FRA RUS UKR', weimar: 'DEU FRA POL',
  quartet: 'RUS USA', 'contact-group': 'DEU FRA GBR ITA RUS USA', visegrad: 'CZE HUN POL SVK', benelux: 'BEL LUX NLD',
  'six-party': 'CHN JPN KOR PRK RUS USA', aes: 'BFA MLI NER', g5sahel: 'BFA MLI MRT NER TCD', 'union-state': 'BLR RUS',
  ots: 'AZE KAZ KGZ TUR UZB', 'baltic-states': 'EST LTU LVA', 'nordic-states': 'DNK FIN ISL NOR SWE',
  'nordic-council': 'DNK FIN ISL NOR SWE', 'gulf-states': 'ARE BHR KWT OMN QAT SAU', 'osce-minsk-group': 'FRA RUS USA',
  'central-asia': 'KAZ KGZ TJK TKM UZB', 'arab-quartet': 'ARE BHR EGY SAU', ndb: 'BRA CHN IND RUS ZAF',
  opecplus: 'AZE BHR BRN KAZ MEX MYS OMN RUS SDN SSD', 'lima-group': 'ARG BRA CAN CHL COL CRI GTM HND MEX PER PRY',
  alba: 'ATG CUB DMA GRD KNA LCA NIC VCT VEN', contadora: 'COL MEX PAN VEN', gecf: 'ARE BOL DZA EGY GNQ IRN LBY NGA QAT RUS TTO VEN',
  'trilateral-contact-group': 'RUS UKR', maghreb: 'DZA LBY MAR MRT TUN', 'warsaw-pact': 'BGR CZE HUN POL ROU RUS',
  'nile-basin': 'BDI COD EGY ETH KEN RWA SDN SSD TZA UGA', bimstec: 'BGD BTN IND LKA MMR NPL THA',
  eas: 'AUS BRN CHN IDN IND JPN KHM KOR LAO MMR MYS NZL PHL RUS SGP THA USA VNM',
  balkans: 'ALB BIH MKD MNE SRB XKX',
};

// A state's name there, where it is not one of states.tsv.
const NAMES = {
  burma: 'MMR', macedonia: 'MKD', swaziland: 'SWZ', 'cote divoire': 'CIV', 'korea north': 'PRK', 'korea south': 'KOR',
  'bahamas the': 'BHS', 'gambia the': 'GMB', 'cabo verde': 'CPV', 'holy see vatican city': 'VAT',
  'congo democratic republic of the': 'COD', 'congo republic of the': 'COG', 'micronesia federated states of': 'FSM',
};

const fold = s => s.normalize('NFD').replace(/[\u0300-\u036f'’.]/g, '').toLowerCase().replace(/[^a-z]+/g, ' ').trim();
const byName = new Map(Object.entries(NAMES));
for (const line of fs.readFileSync(path.join(rules, 'states.tsv'), 'utf8').split('\n')) {
  const [code, kind, , name, names] = line.split('\t');
  if (kind !== 'state') continue;
  for (const n of [name, ...names.split(';')]) if (!byName.has(fold(n)) || n === name) byName.set(fold(n), code);
}

const members = new Map(Object.entries(TOKENS).map(([id]) => [id, new Set()]));
const byToken = new Map(Object.entries(TOKENS).map(([id, token]) => [token, id]));
const root = path.join(work, 'factbook');
for (const region of fs.readdirSync(root).sort()) {
  if (!fs.statSync(path.join(root, region)).isDirectory()) continue;
  for (const file of fs.readdirSync(path.join(root, region)).sort()) {
    if (!file.endsWith('.json')) continue;
    const government = JSON.parse(fs.readFileSync(path.join(root, region, file), 'utf8')).Government || {};
    const name = government['Country name'] || {};
    const forms = ['conventional short form', 'conventional long form'].map(k => fold((name[k] || {}).text || ''));
    const code = byName.get(forms[0]) || byName.get(forms[1]);
    const text = (government['International organization participation'] || {}).text;
    if (!code || !text) continue;
    for (const item of text.split(/,\s*(?![^(]*\))/)) {
      const [, token, status] = /^(.*?)(?:\s*\((.*)\))?$/.exec(item.trim());
      const id = byToken.get(token);
      if (id && (!status || /^(regional|nonregional) member$|^founding member$|^suspended|signatory and ratif/.test(status))) members.get(id).add(code);
    }
  }
}
for (const [id, , added, gone] of CHANGES) {
  for (const c of added.split(' ').filter(Boolean)) members.get(id).add(c);
  for (const c of gone.split(' ').filter(Boolean)) members.get(id).delete(c);
}
for (const [id, codes] of Object.entries(WHOLE)) members.set(id, new Set(codes.split(' ')));

const lines = ['# Made by scripts/build-world/members.js, which holds the corrections: edit it there.',
  'organisation\tmembers'];
for (const [id, codes] of [...members].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (codes.size > 0) lines.push(id + '\t' + [...codes].sort().join(' '));
}
fs.writeFileSync(path.join(rules, 'members.tsv'), lines.join('\n') + '\n');
