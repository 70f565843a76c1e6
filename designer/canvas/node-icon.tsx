/** The icon of a node's group. */
import {
  ApartmentOutlined,
  BranchesOutlined,
  ClockCircleOutlined,
  DatabaseOutlined,
  FlagOutlined,
  IdcardOutlined,
  MessageOutlined,
  PayCircleOutlined,
  QuestionOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { memo } from 'react';
import type { NodeGroup } from '../../engine/core/node.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';

const icons = {
  frame: FlagOutlined,
  card: IdcardOutlined,
  verify: SafetyCertificateOutlined,
  decide: BranchesOutlined,
  prompt: MessageOutlined,
  data: DatabaseOutlined,
  flow: ApartmentOutlined,
  people: TeamOutlined,
  money: PayCircleOutlined,
  time: ClockCircleOutlined,
} as const satisfies Record<NodeGroup, unknown>;

/** The icon, in the colour of the group. */
export const NodeIcon = memo(function NodeIcon({ kind }: { kind: string }) {
  const group = findNodeKind(kind)?.group;
  const Icon = group ? icons[group] : QuestionOutlined;
  return <Icon aria-hidden style={{ color: `var(--group-${group ?? 'frame'})` }} />;
});
