import { describe, expect, test } from 'vitest';
import { address } from '../../shared/instruments/addresses.ts';
import { identify } from '../../shared/instruments/identify.ts';
import type { Language } from '../../shared/languages/types.ts';

describe('where an instrument is', () => {
  test.each<[string, Language, string, boolean]>([
    ['un:A/RES/70/125', 'ar', 'https://docs.un.org/ar/A/RES/70/125', true],
    ['un:S/RES/1325(2000)', 'zh', 'https://docs.un.org/zh/S/RES/1325(2000)', true],
    ['un:FCCC/CP/2015/10/ADD.1', 'es', 'https://docs.un.org/es/FCCC/CP/2015/10/Add.1', true],
    ['un:A/67/66-E/2012/49', 'en', 'https://docs.un.org/en/A/67/66', true],
    ['un:A/67/66-E/2012/49/ADD.1', 'en', 'https://docs.un.org/en/A/67/66/Add.1', true],
    ['un:A/CONF.157/24(PARTI)', 'fr', 'https://docs.un.org/fr/A/CONF.157/24(PartI)', true],
    ['un:E/DEC/2021/238', 'en', 'https://docs.un.org/en/E/DEC/2021/238', false],
    ['itu:t/rec/X.509', 'fr', 'https://www.itu.int/rec/T-REC-X.509/fr', true],
    ['itu:pp/res/140', 'en', 'https://www.itu.int/en/council/Documents/basic-texts-2023/RES-140-E.pdf', true],
    ['itu:pp/res/2@bucharest-2022', 'ar', 'https://www.itu.int/en/council/Documents/basic-texts-2023/RES-002-A.pdf', false],
    ['itu:pp/dec/5', 'ru', 'https://www.itu.int/en/council/Documents/basic-texts-2023/DEC-005-R.pdf', false],
    ['itu:pp/res/140@dubai-2018', 'en', 'https://www.itu.int/pub/S-CONF-ACTF-2018', true],
    ['itu:cs', 'en', 'https://www.itu.int/en/council/Documents/basic-texts-2023/Constitution-E.pdf', true],
    ['itu:cv', 'zh', 'https://www.itu.int/en/council/Documents/basic-texts-2023/Convention-C.pdf', false],
    ['itu:wtsa/res/75@hammamet-2016', 'en', 'https://www.itu.int/pub/T-RES-T.75-2016', false],
    ['itu:ra/res/61-2', 'en', 'https://www.itu.int/pub/R-RES-R.61', false],
    ['itu:doc/C23/71', 'ar', 'https://www.itu.int/md/S23-CL-C-0071/ar', false],
    ['itu:doc/WTDC-17/23', 'ru', 'https://www.itu.int/md/D14-WTDC17-C-0023/ru', false],
    ['wsis:tunis-agenda', 'es', 'https://www.itu.int/net/wsis/docs2/tunis/off/6rev1-es.html', true],
    ['wsis:tunis-agenda', 'ar', 'https://www.itu.int/net/wsis/docs2/tunis/off/6rev1-ar.html', false],
    ['https://www.itu.int/wg-wsis', 'en', 'https://www.itu.int/wg-wsis', true],
  ])('%s in %s', (id, language, url, certain) => {
    expect(address(id, language)).toEqual({ url, certain });
  });

  test.each(['itu:doc/WG-WSIS-28/09', 'itu:doc/TSAG-TD/123', 'itu:wrc/res/646', 'itu:wtdc/res/30@dubai-2014', 'itu:pp/res/140@antalya-2006', 'itu:pp/res/73@minneapolis-1998', 'itu:council/res/1332@2016', 'wsis:wsis10-vision', 'un:sdg/9', 'iso:9594-8', 'itu:t/rec/A/suppl/5', 'nonsense'])('none is made up for %s', (id) => {
    expect(address(id, 'en')).toBeNull();
  });
});

describe('which document an address shows', () => {
  test.each<[string, string, Language | null]>([
    ['https://docs.un.org/en/A/RES/70/1', 'un:A/RES/70/1', 'en'],
    ['https://docs.un.org/A/RES/70/1', 'un:A/RES/70/1', null],
    ['https://undocs.org/ch/A/RES/70/1', 'un:A/RES/70/1', 'zh'],
    ['https://undocs.org/sp/S/RES/1325(2000)', 'un:S/RES/1325(2000)', 'es'],
    ['http://www.undocs.org/A/79/PV.1', 'un:A/79/PV.1', null],
    ['https://undocs.org/en/A/67/66/Add.1', 'un:A/67/66/ADD.1', 'en'],
    ['https://undocs.org/en/A%2FRES%2F70%2F1', 'un:A/RES/70/1', 'en'],
    ['https://documents.un.org/api/symbol/access?s=A/RES/70/1&l=ar&t=pdf', 'un:A/RES/70/1', 'ar'],
    ['https://documents.un.org/api/symbol/access?s=A%2FRES%2F70%2F1&l=ru', 'un:A/RES/70/1', 'ru'],
    ['https://daccess-ods.un.org/access.nsf/Get?Open&DS=A/RES/70/1&Lang=A', 'un:A/RES/70/1', 'ar'],
    ['https://daccess-ods.un.org/access.nsf/GetFile?Open&DS=A/RES/70/1&Lang=C&Type=DOC', 'un:A/RES/70/1', 'zh'],
    ['http://www.un.org/ga/search/view_doc.asp?symbol=A/RES/55/2&Lang=F', 'un:A/RES/55/2', 'fr'],
    ['https://digitallibrary.un.org/record/123/files/A_RES_80_2-EN.pdf?ln=en', 'un:A/RES/80/2', 'en'],
    ['http://www.un.org/zh/documents/treaty/A-RES-70-125', 'un:A/RES/70/125', 'zh'],
    ['https://www.itu.int/md/S23-CL-C-0071/en', 'itu:doc/C23/71', 'en'],
    ['https://www.itu.int/md/S18-PP-C-0064/ar', 'itu:doc/PP-18/64', 'ar'],
    ['https://www.itu.int/md/D14-WTDC17-C-0023/ru', 'itu:doc/WTDC-17/23', 'ru'],
    ['https://www.itu.int/md/meetingdoc.asp?lang=es&parent=D18-TDAG24-C-0002', 'itu:doc/TDAG-24/2', 'es'],
    ['https://www.itu.int/md/dologin_md.asp?id=S23-CL-C-0071!!PDF-F', 'itu:doc/C23/71', 'fr'],
    ['https://www.itu.int/dms_pub/itu-s/md/23/cl/c/S23-CL-C-0071!!MSW-A.docx', 'itu:doc/C23/71', 'ar'],
    ['https://www.itu.int/dms_pub/itu-s/md/23/cl/c/S23-CL-C-0071!R1!PDF-C.pdf', 'itu:doc/C23/71(Rev.1)', 'zh'],
    ['https://www.itu.int/md/T17-TSAG-C-0083/en', 'itu:doc/T17-TSAG-C-0083', 'en'],
    ['https://www.itu.int/rec/T-REC-X.509', 'itu:t/rec/X.509', null],
    ['https://www.itu.int/rec/T-REC-H.273-202407-I/en', 'itu:t/rec/H.273', 'en'],
    ['https://www.itu.int/rec/R-REC-RA.1631-0-200305-I/en', 'itu:r/rec/RA.1631-0', 'en'],
    ['https://www.itu.int/dms_pubrec/itu-r/rec/m/R-REC-M.1677-1-200910-I!!PDF-E.pdf', 'itu:r/rec/M.1677-1', 'en'],
    ['https://www.itu.int/pub/T-RES-T.75-2016', 'itu:wtsa/res/75@hammamet-2016', null],
    ['https://www.itu.int/dms_pub/itu-t/opb/res/T-RES-T.75-2016-PDF-R.pdf', 'itu:wtsa/res/75@hammamet-2016', 'ru'],
    ['https://www.itu.int/pub/R-RES-R.61', 'itu:ra/res/61', null],
    ['https://www.itu.int/en/council/Documents/basic-texts-2023/RES-140-E.pdf', 'itu:pp/res/140', 'en'],
    ['https://www.itu.int/en/council/Documents/basic-texts-2023/Constitution-S.pdf', 'itu:cs', 'es'],
    ['https://www.itu.int/net/wsis/docs2/tunis/off/6rev1-es.html', 'wsis:tunis-agenda', 'es'],
    ['https://www.itu.int/wsis/outcome/booklet/tunis-agenda_Dzh.html', 'wsis:tunis-agenda', 'zh'],
    ['https://www.itu.int/net/wsis/outcome/booklet/tunisar.html', 'wsis:tunis-agenda', 'ar'],
    ['https://www.itu.int/net/wsis/docs/geneva/official/dop.html', 'wsis:geneva-declaration', 'en'],
  ])('%s', (url, id, language) => {
    expect(identify(url)).toEqual({ id, language });
  });

  test.each(['https://www.itu.int/', 'https://example.org/A/RES/70/1', 'https://www.un.org/en/', 'https://daccess-dds-ny.un.org/doc/UNDOC/GEN/N15/291/89/PDF/N1529189.pdf', 'https://digitallibrary.un.org/record/123', 'not an address', 'https://undocs.org/%E0%A4%A', 'javascript:alert(1)', 'https://undocs.org.evil.example/A/RES/70/1'])('nothing is told by %s', (url) => {
    expect(identify(url)).toBeNull();
  });

  test.each(['un:A/RES/70/1', 'un:S/RES/1325(2000)', 'itu:doc/C23/71', 'itu:doc/PP-18/64', 'itu:t/rec/X.509', 'itu:pp/res/140', 'wsis:tunis-agenda', 'itu:cs'])('the address of %s leads back to it', (id) => {
    for (const language of ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const) {
      const found = identify(address(id, language)?.url ?? '');
      expect(found).toEqual({ id, language });
    }
  });
});
