import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { card } from '../../shared/instruments/card.ts';
import { nameOf } from '../../shared/instruments/names.ts';
import type { Language } from '../../shared/languages/types.ts';

describe('titles', () => {
  test.each<[string, Language, Language | undefined]>([
    ['itu:pp/res/140@bucharest-2022', 'en', undefined],
    ['itu:pp/res/140@bucharest-2022', 'ar', 'en'],
    ['itu:t/rec/X.509', 'zh', 'en'],
    ['un:A/RES/70/125', 'ar', undefined],
    ['un:sdg/9', 'fr', undefined],
    ['un:A/RES/70/999999', 'ar', undefined],
  ])('of %s for a reader of %s: another language is said to be one', async (id, reader, language) => {
    expect((await card(id, reader)).titleLanguage).toBe(language);
  });
});

describe('names', () => {
  test.each<[string, Language, string]>([
    ['itu:pp/res/140@bucharest-2022', 'en', 'Resolution 140 (Rev. Bucharest, 2022)'],
    ['itu:pp/res/140@bucharest-2022', 'ar', 'القرار 140 (المراجَع في بوخارست، 2022)'],
    ['itu:pp/res/140@bucharest-2022', 'fr', 'Résolution 140 (Rév. Bucarest, 2022)'],
    ['itu:pp/res/140@bucharest-2022', 'ru', 'Резолюция 140 (Пересм. Бухарест, 2022 г.)'],
    ['itu:pp/res/140@bucharest-2022', 'es', 'Resolución 140 (Rev. Bucarest, 2022)'],
    ['itu:pp/res/140@bucharest-2022', 'zh', '第140号决议（2022年，布加勒斯特，修订版）'],
    ['itu:pp/res/73@minneapolis-1998', 'en', 'Resolution 73 (Minneapolis, 1998)'],
    ['itu:council/res/1332@2019', 'ar', 'القرار 1332 (المعدَّل في 2019)'],
    ['un:A/RES/70/125', 'ar', 'A/RES/70/125'],
    ['un:FCCC/CP/2015/10/ADD.1', 'en', 'FCCC/CP/2015/10/Add.1'],
    ['wsis:tunis-agenda', 'ar', 'برنامج عمل تونس بشأن مجتمع المعلومات'],
    ['wsis:action-line/C5', 'ar', 'خط العمل جيم5'],
    ['un:sdg/9', 'en', 'Sustainable Development Goal 9'],
    ['itu:t/rec/X.509', 'zh', 'ITU-T X.509建议书'],
    ['itu:doc/C23/71', 'es', 'Documento C23/71'],
  ])('%s in %s', (id, language, name) => {
    expect(nameOf(id, language)).toBe(name);
  });
});

describe('cards', () => {
  test('an older version cited, the newest known', async () => {
    const { versionCited, newest, inForce } = await card('itu:pp/res/140@busan-2014', 'en');
    expect(versionCited).toBe('Busan, 2014');
    expect(newest).toEqual({ version: 'Bucharest, 2022', certain: true });
    expect(inForce).toBe(true);
  });

  test.each<[string, string, boolean]>([
    ['itu:pp/res/130@busan-2014', 'Bucharest, 2022', false],
    ['itu:wtdc/res/30', 'Kigali, 2022', false],
    ['itu:wtdc/res/8@kigali-2022', 'Kigali, 2022', false],
    ['itu:council/res/1332@2016', '2019', false],
    ['itu:pp/res/25@dubai-2018', 'Bucharest, 2022', true],
    ['itu:ra/res/61-2', '61-3', true],
    ['itu:ra/res/61@geneva-2015', 'Dubai, 2023', false],
    ['itu:t/rec/X.509', '2019-10', true],
  ])('%s: the newest is %s, certain: %s', async (id, version, certain) => {
    expect((await card(id, 'en')).newest).toEqual({ version, certain });
  });

  test('a title in each of the six languages', async () => {
    const titles = await Promise.all((['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const).map(async (language) => (await card('un:A/RES/78/278', language)).title));
    expect(new Set(titles).size).toBe(6);
    expect(titles.every((title) => title !== null && title.length > 3)).toBe(true);
  });

  test.each<[string, Language, string]>([
    ['un:A/RES/70/1', 'en', 'Transforming our world: the 2030 Agenda for Sustainable Development'],
    ['un:A/RES/70/1', 'ar', 'تحويل عالمنا: خطة التنمية المستدامة لعام 2030'],
    ['un:A/RES/217A(III)', 'ru', 'Всеобщая декларация прав человека'],
  ])('the title of %s in %s, which the lists do not have', async (id, language, title) => {
    expect((await card(id, language)).title).toBe(title);
  });

  test('an action line tells what it is linked with, a goal too', async () => {
    const line = await card('wsis:action-line/C5', 'en');
    expect(line.title).toBe('Building confidence and security in the use of ICTs');
    expect(line.related).toContain('un:sdg/9.c');
    expect((await card('un:sdg/9', 'fr')).related).toContain('wsis:action-line/C2');
    expect((await card('un:sdg/4', 'en')).related).toContain('wsis:action-line/C7.III');
  });

  test('a Recommendation withdrawn and one in force', async () => {
    expect((await card('itu:t/rec/A/suppl/5', 'en')).inForce).toBe(false);
    expect((await card('itu:t/rec/X.509', 'en')).inForce).toBe(true);
  });

  test('nothing known is nothing told', async () => {
    expect(await card('itu:wrc/res/999', 'en')).toMatchObject({ title: null, newest: null, address: null, versionCited: null });
    expect(await card('what is this', 'en')).toMatchObject({ id: 'what is this', name: 'what is this', title: null, body: null, address: null });
  });

  test('the catalogue takes at most 700 kB of the package', () => {
    expect(statSync(new URL('../../shared/instruments/catalogue/data.js', import.meta.url)).size).toBeLessThanOrEqual(700_000);
  });

  test('once open, a look-up takes less than a millisecond', async () => {
    await card('un:A/RES/78/278', 'en');
    await card('itu:t/rec/X.509', 'en');
    const start = performance.now();
    for (let i = 0; i < 200; i++) await card(i % 2 === 0 ? 'un:A/RES/78/278' : 'itu:pp/res/140@busan-2014', 'ru');
    expect((performance.now() - start) / 200).toBeLessThan(1);
  });
});
