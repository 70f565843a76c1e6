/** What the data sharing platform (数据共享平台) is asked: fields of a resource of another department, about one person. */
import { dataShare } from '../../engine/core/operations/data-share.ts';
import { text } from '../../engine/core/text.ts';

export const sharingPlatform = {
  name: 'data-share',
  title: text('数据共享平台', 'The data sharing platform'),
  operations: dataShare,
} as const;
