import { to18 } from './ids.ts';
import type { DemoRecord } from './records.ts';
import { dayFrom } from './values.ts';

/** Cases and tickets. */
export function tickets(today: string): DemoRecord[] {
  const ticket = (
    key: string,
    id15: string,
    hubspotId: string,
    name: string,
    values: DemoRecord['values'],
  ): DemoRecord => ({
    key,
    kind: 'ticket',
    name,
    salesforceId: to18(id15),
    hubspotId,
    values: { name, pipeline: 'Support Pipeline', created: `${dayFrom(today, -3)}T06:58`, ...values },
  });
  return [
    ticket('sensor-offline', '500Qy000006Cs1A', '9120447501', 'Line 4 sensor offline since Sunday', {
      stage: { salesforce: 'Escalated', hubspot: '3' },
      priority: 'High',
      owner: { person: 'mara' },
      account: { record: 'kestrel' },
      contact: null,
      origin: 'Phone',
      description: 'Gateway restarted twice. Next step: swap the power supply.',
    }),
    ticket('export', '500Qy000006Cs2B', '9120447502', 'Work order export cuts off umlauts', {
      stage: { salesforce: 'New', hubspot: '1' },
      priority: 'Low',
      owner: null,
      account: { record: 'nordwind' },
      contact: { record: 'alex-nordwind' },
      origin: 'Email',
      description: null,
    }),
  ];
}

/** Site visits: the org's custom object. */
export function visits(today: string): DemoRecord[] {
  const visit = (
    key: string,
    id15: string,
    hubspotId: string,
    name: string,
    values: DemoRecord['values'],
  ): DemoRecord => ({
    key,
    kind: 'visit',
    name,
    salesforceId: to18(id15),
    hubspotId,
    values: { name, created: `${dayFrom(today, -10)}T12:00`, ...values },
  });
  return [
    visit('visit-acme', 'a0FQy000009Vs1A', '44017820601', 'Acme Hamburg walk-through', {
      account: { record: 'acme' },
      date: dayFrom(today, 3),
      hours: 6.5,
      result: 'Planned',
      safety: true,
      owner: { person: 'mara' },
      notes: 'Bring the vibration kit.',
    }),
    visit('visit-toto', 'a0FQy000009Vs2B', '44017820602', '名古屋工場 見学', {
      account: { record: 'toto' },
      date: dayFrom(today, -20),
      hours: null,
      result: 'Go',
      safety: false,
      owner: { person: 'keiko' },
      notes: null,
    }),
  ];
}
