import { to18 } from './ids.ts';

/** Somebody who works for the seller and can own records. */
export interface Person {
  key: string;
  name: string;
  firstName: string;
  lastName: string;
  /** 18-character User id. */
  salesforceId: string;
  hubspotId: string;
}

const person = (key: string, firstName: string, lastName: string, id15: string, hubspotId: string): Person => ({
  key,
  name: `${firstName} ${lastName}`,
  firstName,
  lastName,
  salesforceId: to18(id15),
  hubspotId,
});

export const PEOPLE: readonly Person[] = [
  person('mara', 'Mara', 'Lindqvist', '005Qy000001RtLa', '71840021'),
  person('tom', 'Tom', 'Okafor', '005Qy000001RtLb', '71840022'),
  person('jonas', 'Jonas', 'Brügger', '005Qy000001RtLc', '71840023'),
  person('keiko', '恵子', '渡辺', '005Qy000001RtLd', '71840024'),
];
