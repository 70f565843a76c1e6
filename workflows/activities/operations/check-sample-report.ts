/** Checks the report of a sample test: whole, of the model and a firmware of the application, with every test that the model has to take passed. */
import { canonicalJson } from '../../../engine/core/canonical-json.ts';
import { modelOf } from '../../../engine/core/procedures/terminal-access.ts';
import { testsMissing, type SampleReport } from '../../../engine/core/terminals/sample-test.ts';
import { text } from '../../../engine/core/text.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import { error, failed, paperOf, passed, submittedOf, type StageOperation } from './define-operation.ts';

const notWhole = error(
  '/report',
  'digest',
  text('不是完整的样机测试报告，或内容已被改动', 'It is no whole report of a sample test, or was changed'),
);
const ofAnother = error(
  '/report/firmware',
  'same-firmware',
  text('报告不属于申请的型号和固件', 'The report is of another model or firmware'),
);

/** The report that a paper holds; null where it is not whole. */
function reportIn(paper: unknown): SampleReport | null {
  const report = (paper as { report?: SampleReport } | null)?.report;
  if (typeof report !== 'object' || !Array.isArray(report.tests)) return null;
  const { digest, ...said } = report;
  const isWhole = report.tests.every((each) => typeof each.id === 'string' && Array.isArray(each.steps));
  return isWhole && sm3(canonicalJson(said)) === digest ? report : null;
}

/** Checks what was handed in: `{report}`. Each test that is missing or failed is a finding. */
export const checkSampleReport: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const [model, report] = [modelOf(form), reportIn(await paperOf(work, parts))];
  if (!model || !report) return failed(notWhole);
  const isOurs = report.model === model.id && model.firmware.some(({ sm3: digest }) => digest === report.firmware);
  if (!isOurs) return failed(ofAnother);
  const missing = testsMissing(model, report.firmware, parts.sampleTests, [report]);
  // A report proves as long as the chips that were tested are filed.
  const [until] = model.chips.map(({ validUntil }) => validUntil).sort();
  if (missing.length === 0)
    return passed({ report: report.digest, tested: report.firmware, ...(until !== undefined && { until }) });
  return failed(
    ...missing.map(({ id, name }) =>
      error(
        `/report/tests/${id}`,
        'test-passed',
        text(`“${name['zh-CN']}”未通过或未测`, `“${name.en}” did not pass or was not run`),
      ),
    ),
  );
};
