/** What React Flow says to a screen reader, in our words. */
import type { AriaLabelConfig } from '@xyflow/react';
import type { TFunction } from 'i18next';

/** The words; `help` says what can be done with a node. */
export const canvasWords = (t: TFunction, help: string): Partial<AriaLabelConfig> => ({
  'node.a11yDescription.default': help,
  'node.a11yDescription.keyboardDisabled': help,
  'controls.ariaLabel': t('canvas.controls'),
  'controls.zoomIn.ariaLabel': t('canvas.zoom-in'),
  'controls.zoomOut.ariaLabel': t('canvas.zoom-out'),
  'controls.fitView.ariaLabel': t('canvas.fit'),
  'minimap.ariaLabel': t('canvas.minimap'),
});
