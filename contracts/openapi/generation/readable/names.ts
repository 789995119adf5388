import { lookup, tableOf, wordsOf } from './property-name-words.ts';
import { anyOf, fullName, ofPerson, type Texts, these } from './text-makers.ts';

export const company = anyOf(
  'Northwind Traders',
  'Blue Ridge Supply',
  'Lakeside Media',
  'Harbour Foods',
  'Summit Labs',
);
export const product = anyOf('Desk lamp', 'Travel mug', 'Notebook', 'Backpack', 'Water bottle', 'Headphones');
export const topic = anyOf('travel', 'music', 'science', 'sports', 'design', 'cooking');
export const title = anyOf(
  'Quarterly report',
  'Getting started',
  'Weekly summary',
  'Release plan',
  'Team meeting',
);
export const fileName = these('report.pdf', 'a.pdf');

/** Names of things by the word for these. */
const namesOf = tableOf<Texts>({
  'user, customer, person, contact, author, owner, employee, member, patient, student, teacher, admin':
    fullName,
  'driver, passenger, guest, artist, actor, recipient, sender, assignee, creator, profile, candidate':
    fullName,
  'agent, buyer, holder, account holder, card holder, cardholder, reviewer, client, billing, shipping':
    fullName,
  'company, organization, organisation, business, vendor, supplier, merchant, employer, brand': company,
  'manufacturer, tenant, bank, shop, store, publisher, seller': company,
  'product, article, sku': product,
  'category, tag, label, topic, genre, keyword': topic,
  'file, attachment, document': fileName,
  country: ofPerson(({ country }) => country),
  'city, town': ofPerson(({ city }) => city),
  currency: these('Euro'),
  language: these('English'),
  role: these('editor'),
  'permission, scope': these('read'),
  event: title,
});
const thing = anyOf('Aurora', 'Juniper', 'Atlas', 'Maple', 'Orion', 'Willow', 'Compass', 'Sierra');

/** The name of what a property says, `merchant_name`, else of the object that has it. */
export const name: Texts = (context) => {
  const { name: own, owners } = context.subject;
  const words = wordsOf(own);
  const before = words.slice(0, words.lastIndexOf('name')).join(' ');
  const found = [before, ...owners].map((owner) => lookup(namesOf, owner)).find((texts) => texts);
  return (found ?? thing)(context);
};
