/** The registry of what is handed in at a stage: by the name of its paper, the form in which it is made. */
import { createElement, type ComponentType } from 'react';
import { AnyPaperForm } from './any-paper-form.tsx';
import { CertificateRequestForm } from './certificate-request-form.tsx';
import type { PaperFormProps } from './paper-form.ts';
import { ConformanceReportForm, SampleReportForm } from './report-form.tsx';
import { SignForm } from './sign-form.tsx';
import { TestRecordForm } from './test-record-form.tsx';

const paperForms: Readonly<Record<string, ComponentType<PaperFormProps>>> = {
  signature: SignForm,
  'test-record': TestRecordForm,
  'conformance-report': ConformanceReportForm,
  'sample-report': SampleReportForm,
  'certificate-request': CertificateRequestForm,
};

/** The form of a paper; a field of text where it has none of its own. */
export const PaperForm = ({ paper, ...props }: PaperFormProps & { paper: string }) =>
  createElement(paperForms[paper] ?? AnyPaperForm, props);
