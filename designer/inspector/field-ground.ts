/** What the fields of a form stand on: the node they are of, and how they write. */
import { createContext, useContext, type ComponentType } from 'react';
import { assertExists } from '../../engine/core/control.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import type { Field, Form } from './form-model.ts';

/** The form around a field. */
export interface FieldGround {
  /** The widget of any form, for widgets that hold others. */
  Input: ComponentType<InputProps>;
  node: ScenarioNode;
  /** False for whoever may only look. */
  editable: boolean;
  /** Writes a setting by its pointer below the settings; undefined takes it away. */
  write: (pointer: string, value: unknown) => void;
  /** What is wrong with the setting of a pointer. */
  findingsAt: (pointer: string, form: Form) => readonly Finding[];
}

export const FieldContext = createContext<FieldGround | null>(null);

/** The form around. */
export const useFieldGround = (): FieldGround => assertExists(useContext(FieldContext), 'a form around the field');

/** What every widget is given. */
export interface InputProps<F extends Form = Form> {
  form: F;
  /** The setting it belongs to, by which its values are called. */
  name: string;
  value: unknown;
  /** What counts where nothing is set. */
  preset?: unknown;
  required: boolean;
  /** JSON Pointer below the settings. */
  pointer: string;
  /** Id of the input, which a label may name; and what it is called, where it has several. */
  id: string;
  label: string;
}

/** Whether a field is one input that a label can name, rather than a group of them. */
export const isSingle = ({ form }: Pick<Field, 'form'>): boolean => single.includes(form.is);
const single: readonly Form['is'][] = [
  ...(['text', 'number', 'boolean', 'expression', 'duration', 'policy', 'scenario', 'variable', 'node'] as const),
  ...(['error', 'role', 'path'] as const),
];
