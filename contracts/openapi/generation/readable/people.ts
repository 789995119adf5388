const columns = [
  'first',
  'last',
  'gender',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'countryCode',
  'countryCode3',
  'phone',
  'currency',
  'locale',
  'timeZone',
  'latitude',
  'longitude',
] as const;

/** Somebody who does not exist, and the place where they live: what belongs together in one object. */
export type Person = Readonly<Record<(typeof columns)[number], string>>;

// In the telephone numbers are those digits that some countries keep free for fiction.
const rows = `
Maria|Novak|female|12 Linden Street|Vienna|Vienna|1010|Austria|AT|AUT|+43 1 5550142|EUR|de-AT|Europe/Vienna|48.2082|16.3738
James|Carter|male|48 Harbour Road|Bristol|England|BS1 4DJ|United Kingdom|GB|GBR|+44 117 4960123|GBP|en-GB|Europe/London|51.4545|-2.5879
Sofia|Rossi|female|7 Via Roma|Turin|Piedmont|10123|Italy|IT|ITA|+39 011 5550167|EUR|it-IT|Europe/Rome|45.0703|7.6869
Daniel|Weber|male|31 Bahnhofstrasse|Zurich|Zurich|8001|Switzerland|CH|CHE|+41 44 5550138|CHF|de-CH|Europe/Zurich|47.3769|8.5417
Emily|Johnson|female|250 Oak Avenue|Portland|Oregon|97205|United States|US|USA|+1 503 5550119|USD|en-US|America/Los_Angeles|45.5152|-122.6784
Lucas|Martin|male|19 Rue Victor Hugo|Lyon|Rhone|69002|France|FR|FRA|+33 4 65710145|EUR|fr-FR|Europe/Paris|45.764|4.8357
Anna|Lindberg|female|5 Kungsgatan|Uppsala|Uppsala|75322|Sweden|SE|SWE|+46 18 5550123|SEK|sv-SE|Europe/Stockholm|59.8586|17.6389
Peter|Schmidt|male|66 Hauptstrasse|Leipzig|Saxony|04109|Germany|DE|DEU|+49 341 5550176|EUR|de-DE|Europe/Berlin|51.3397|12.3731
Laura|Garcia|female|23 Calle Mayor|Valencia|Valencia|46001|Spain|ES|ESP|+34 96 5550184|EUR|es-ES|Europe/Madrid|39.4699|-0.3763
Kenji|Tanaka|male|2 Sakura Street|Osaka|Osaka|5300001|Japan|JP|JPN|+81 6 5550155|JPY|ja-JP|Asia/Tokyo|34.6937|135.5023
Olivia|Brown|female|101 Maple Street|Ottawa|Ontario|K1A 0B1|Canada|CA|CAN|+1 613 5550134|CAD|en-CA|America/Toronto|45.4215|-75.6972
Noah|Wilson|male|14 Beach Road|Adelaide|South Australia|5000|Australia|AU|AUS|+61 8 55501910|AUD|en-AU|Australia/Adelaide|-34.9285|138.6007`;

export const people: readonly Person[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const cells = row.split('|');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as unknown as Person;
  });
