import { describe, expect, test } from 'vitest';
import { compare, format, parse, symbolsOf, withoutVersion } from '../../shared/instruments/ids.ts';

const IDS = [
  'un:A/RES/70/125', 'un:A/RES/57/270B', 'un:A/RES/2200(XXI)A', 'un:A/RES/217(III)A', 'un:E/RES/2006/46', 'un:S/RES/1990(2011)', 'un:A/HRC/RES/24/2', 'un:A/DEC/78/541', 'un:A/RES/S-27/2', 'un:A/RES/ES-11/4',
  'un:S/PRST/2015/22', 'un:FCCC/CP/2015/10/ADD.1', 'un:A/67/66-E/2012/49', 'un:A/67/66-E/2012/49/ADD.1', 'un:A/CONF.157/24(PARTI)',
  'itu:pp/res/140@busan-2014', 'itu:council/res/1332@2019', 'itu:wtdc/res/37', 'itu:ra/res/61-2', 'itu:wtpf/opinion/4@geneva-2013', 'itu:pp/dec/5@bucharest-2022', 'itu:pp/rec/7',
  'itu:t/rec/X.509', 'itu:r/rec/M.2083-0', 'itu:r/rec/M.2083', 'itu:t/rec/A/suppl/5', 'itu:cs', 'itu:cv', 'itu:doc/C23/71', 'itu:doc/WG-WSIS-28/09', 'itu:doc/WTDC-17/23(Rev.1)',
  'wsis:tunis-agenda', 'wsis:action-line/C5', 'wsis:action-line/C7.IV', 'un:sdg/9', 'un:sdg/9.c', 'un:sdg/17.16', 'ietf:rfc/3261', 'iso:9594-8:2020', 'ieee:802.11', 'https://www.itu.int/wg-wsis',
];

describe('ids', () => {
  test.each(IDS)('%s is read and written the same', (id) => {
    const instrument = parse(id);
    expect(instrument).not.toBeNull();
    expect(instrument && format(instrument)).toBe(id);
  });

  test.each(['', 'un:', 'un:sdg/18', 'un:sdg/0', 'itu:xx/res/1', 'itu:pp/res/', 'itu:pp/res/140@', 'wsis:action-line/C12', 'wsis:nothing', 'javascript:alert(1)', 'web:ftp://x', 'un:A RES', 'itu:doc/'])('%s is none', (id) => {
    expect(parse(id)).toBeNull();
  });

  test('small letters are the same symbol', () => {
    expect(parse('un:FCCC/CP/2015/10/Add.1')).toEqual({ family: 'un', symbol: 'FCCC/CP/2015/10/ADD.1' });
  });

  test.each([
    ['un:A/67/66-E/2012/49', 'un:A/67/66', 'same'],
    ['un:A/67/66-E/2012/49', 'un:e/2012/49', 'same'],
    ['un:A/67/66', 'un:A/67/65', 'other'],
    ['itu:pp/res/140@busan-2014', 'itu:pp/res/140@dubai-2018', 'version'],
    ['itu:pp/res/140@busan-2014', 'itu:pp/res/140', 'version'],
    ['itu:pp/res/140', 'itu:wtdc/res/140', 'other'],
    ['itu:r/rec/M.2083-0', 'itu:r/rec/M.2083-1', 'version'],
    ['un:A/RES/70/1', 'un:A/RES/70/1', 'same'],
  ] as const)('%s and %s are %s', (one, other, expected) => {
    expect(compare(one, other)).toBe(expected);
    expect(compare(other, one)).toBe(expected);
  });

  test('versions come off, symbols come apart', () => {
    expect(withoutVersion('itu:pp/res/140@busan-2014')).toBe('itu:pp/res/140');
    expect(withoutVersion('un:A/RES/70/1')).toBe('un:A/RES/70/1');
    expect(symbolsOf('A/67/65/CORR.1-E/2012/48/CORR.1')).toEqual(['A/67/65/CORR.1', 'E/2012/48/CORR.1']);
  });
});
