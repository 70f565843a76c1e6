/** A file that was handed in, as the way to save it, with its size. */
import { FileTextOutlined } from '@ant-design/icons';
import attachments from '../publish/attachments.module.css';
import { sizeWords } from '../publish/file-intake.ts';
import { materialAt, type Material } from './use-application.ts';

/** The link. */
export function MaterialLink({ id, file }: { id: string; file: Material }) {
  return (
    <>
      <a className={attachments.name} href={materialAt(id, file.id)} download={file.name}>
        <FileTextOutlined aria-hidden /> {file.name}
      </a>
      <span className={attachments.facts}>{sizeWords(file.size)}</span>
    </>
  );
}
