import { describe, expect, it } from 'vitest';
import { playbookText } from '../../../../lib/playbook/export';
import { kindOfText, tableKindOf } from '../../../../lib/playbook/in-out/file-kind';
import { METRIC_COLUMNS, metricTable } from '../../../../lib/playbook/in-out/metric-table';
import { VALUE_COLUMNS } from '../../../../lib/playbook/in-out/metric-values';
import { TIP_COLUMNS, tipTable } from '../../../../lib/playbook/in-out/tip-table';
import { playbookYaml } from '../../../../lib/playbook/in-out/yaml';
import { sample } from '../sample';

const COLUMNS = { tip: TIP_COLUMNS, metric: METRIC_COLUMNS, value: VALUE_COLUMNS };
const kind = (text: string, name = '') => kindOfText(text, name, COLUMNS);

describe('what a text is taken for', () => {
  it('is what was exported here, whatever its name', () => {
    expect(kind(playbookText(sample()))).toBe('json');
    expect(kind(`\uFEFF\n${playbookYaml(sample())}`, 'playbook.txt')).toBe('yaml');
    expect(kind(`# mine\n---\n${playbookYaml(sample())}`)).toBe('yaml');
    expect(kind(tipTable(sample(), '.'))).toBe('table');
    expect(kind(metricTable(sample(), ','), 'x.txt')).toBe('table');
    expect(tableKindOf(tipTable(sample(), ','), COLUMNS)).toBe('tip');
    expect(tableKindOf(metricTable(sample(), '.'), COLUMNS)).toBe('metric');
  });

  it.each([
    ['path', '<?xml version="1.0"?>\n<PathAssistant xmlns="http://soap.sforce.com/2006/04/metadata">', ''],
    ['path', '<Something/>', 'Deals.pathAssistant-meta.xml'],
    ['web-page', '<!doctype html><title>x</title>', 'page.csv'],
    ['pipelines', '{"results":[{"label":"Sales"}]}', ''],
    ['pipelines', '{"label":"Sales","displayOrder":0,"stages":[]}', ''],
    ['json', '[1]', ''],
    ['json', '{"results":1,"format":{"name":"sightline-playbook"}}', ''],
    ['yaml', 'anything', 'x.yml'],
    ['table', 'Titel\tText\nA\tB', ''],
    ['table', 'nothing,known\n1,2', 'x.csv'],
    ['other', 'Dear all,\nplease read this text.', 'letter.txt'],
    ['other', '', ''],
  ])('%s: %j', (wanted, text, name) => {
    expect(kind(text, name)).toBe(wanted);
  });

  it.each([
    ['value', 'metric,value,asOf\na,1,2026-11-01'],
    ['value', 'Kennzahl;Wert\na;1'],
    ['metric', 'id,title,unit,direction,current,asOf\na,b,c,up,1,2026-11-01'],
    ['tip', 'title,body\na,b'],
    ['tip', 'id,owner\na,b'],
  ])('a table of %ss: %j', (wanted, text) => {
    expect(tableKindOf(text, COLUMNS)).toBe(wanted);
  });
});
