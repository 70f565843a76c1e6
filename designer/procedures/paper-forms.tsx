/** The registry of what is handed in at a stage: by the name of its paper, the form in which it is made. */
import { createElement, type ComponentType } from 'react';
import { ReportForm } from '../conformance-kit/report-form.tsx';
import { AnyPaperForm } from './any-paper-form.tsx';
import type { PaperFormProps } from './paper-form.ts';
import { SignForm } from './sign-form.tsx';

const paperForms: Readonly<Record<string, ComponentType<PaperFormProps>>> = {
  'conformance-report': ReportForm,
  signature: SignForm,
};

/** The form of a paper; a field of text where it has none of its own. */
export const PaperForm = ({ paper, ...props }: PaperFormProps & { paper: string }) =>
  createElement(paperForms[paper] ?? AnyPaperForm, props);
