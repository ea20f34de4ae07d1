/**
 * One fictional seller, Halden Software (plant-maintenance software), and everything its CRM holds. Values are data
 * (numbers, ISO dates, keys); each demo renders them in its org's language. No DOM, no Node: it runs anywhere.
 */
export { type Choice, type DemoKind, FIELDS, type FieldDefinition, type FieldType, fieldsOf } from './data/fields.ts';
export { to18 } from './data/ids.ts';
export type { Language, Localised } from './data/language.ts';
export { OBJECTS, type ObjectDefinition } from './data/objects.ts';
export { PEOPLE, type Person } from './data/people.ts';
export {
  type Address,
  type DemoOrg,
  type DemoRecord,
  type DemoValue,
  demoOrg,
  type Money,
  recordNamed,
} from './data/records.ts';
export { PIPELINES, type Stage, stageOf } from './data/stages.ts';
