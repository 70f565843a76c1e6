/** The columns of a list of devices, by what their headings may say. */
import { headingsReader } from '../list-file.ts';
import { text, type Text } from '../text.ts';

/** The columns that a list of devices has; all but the last are needed. */
export const deviceColumns = {
  serial: text('序列号', 'Serial number'),
  model: text('型号', 'Model'),
  institution: text('应用机构', 'Institution'),
  site: text('安装地点', 'Place'),
  region: text('区划', 'Division'),
  scenarios: text('应用场景', 'Scenarios'),
} as const satisfies Record<string, Text>;
export type DeviceColumn = keyof typeof deviceColumns;

/** Without these columns a list is none of devices. */
export const neededDeviceColumns = ['serial', 'model', 'institution', 'site'] as const satisfies DeviceColumn[];

const more: Record<DeviceColumn, readonly string[]> = {
  serial: ['设备序列号', '机身号', '终端编号', '设备编号', 'serial', 'sn', 'device'],
  model: ['设备型号', '机具型号', '型号编码', 'model id'],
  institution: ['机构', '机构编码', '单位', '接入单位', 'institution id'],
  site: ['地点', '安装位置', '网点', 'site', 'location'],
  region: ['行政区划', '地区', '区划代码', 'region', 'division code'],
  scenarios: ['场景', '场景编码', 'scenario'],
};

/** What each heading means; null of one that means nothing, or the same as one before it. */
export const deviceHeadings = headingsReader(deviceColumns, more);
