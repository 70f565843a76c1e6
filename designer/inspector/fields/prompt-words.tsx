/** The words of a prompt: read and heard where they are of the catalogue, written in place where they are the scenario's own. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PromptCode, type Prompt } from '../../../engine/core/prompts/prompt.ts';
import { changeScenario } from '../../editor/edits.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { OwnPrompt } from './own-prompt.tsx';
import { PromptPreview } from './prompt-preview.tsx';

/** The words, and the way to words of the scenario's own. */
export function PromptWords({ code }: { code: string }) {
  const { t } = useTranslation();
  const { editor, ground } = useEditor();
  const own = useEditorState((state) => state.scenario.prompts);
  const editable = useEditorState((state) => state.editable);
  const isOwn = Object.hasOwn(own, code);
  const ofCatalogue = Object.hasOwn(ground.prompts, code) ? ground.prompts[code] : undefined;
  const prompt = isOwn ? own[code] : ofCatalogue;
  if (!PromptCode.safeParse(code).success) return null;
  if (isOwn && prompt && editable) return <OwnPrompt key={code} code={code} prompt={prompt} />;
  return (
    <>
      {prompt && <PromptPreview prompt={prompt} />}
      {editable && (
        <Button
          size="small"
          onClick={() => {
            const begun: Prompt = prompt ?? { audience: 'cardholder', tone: 'info', text: { 'zh-CN': code, en: code } };
            editor.change(changeScenario({ prompts: { ...own, [code]: begun } }));
          }}
        >
          {t(prompt ? 'inspector.prompt.rewrite' : 'inspector.prompt.write')}
        </Button>
      )}
    </>
  );
}
