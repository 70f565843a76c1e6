/** What a form of a paper is given, and what it gives back. */
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Application } from './use-application.ts';

/** A form that is handed in at a stage. */
export interface PaperFormProps {
  view: ProcedureView;
  application: Application;
  isBusy: boolean;
  /** Hands the paper in: any JSON object. */
  handIn: (paper: Record<string, unknown>) => void;
}
