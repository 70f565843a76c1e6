/** The registry of routes: a route is added here, and nowhere else. */
import { addAttachment, getAttachment, listAttachments, removeAttachment } from './attachments.ts';
import { listCardholders } from './cardholders.ts';
import { importCatalogue, saveOpenings } from './catalogue-edits.ts';
import { exportCatalogue, getCatalogueItem, getCatalogueMatrix, listCatalogue } from './catalogue.ts';
import { listFacts } from './facts.ts';
import { followCase } from './case-events.ts';
import { caseControls, controlCases } from './case-controls.ts';
import { sendMessage } from './case-messages.ts';
import { getCase, getTimeline, listCases, searchCases, useCard } from './cases.ts';
import { checkDraft } from './checks.ts';
import { addComment, commentActs, deleteComment, editComment, listComments, listMentionable } from './comments.ts';
import type { Route } from './define-route.ts';
import { listDifferences } from './differences.ts';
import { getDraft, saveDraft } from './drafts.ts';
import { getExplanation, getOverlay } from './explanations.ts';
import { exportDraft, importFile } from './exchange.ts';
import { getGround } from './grounds.ts';
import { healthz, readyz } from './health.ts';
import { getImpact } from './impact.ts';
import { listInstitutions } from './institutions.ts';
import { countMentions, listMentions, readMentions } from './mentions.ts';
import { getLive } from './live.ts';
import { migrateCases } from './migrations.ts';
import { openapiRoute } from './openapi.ts';
import { getPack, listPacks } from './packs.ts';
import {
  addPolicyVersion,
  createPolicy,
  getPolicy,
  getPolicyImpact,
  listPolicies,
  listPolicyVersions,
} from './policies.ts';
import { getPolicySuite, runPolicyRows, savePolicySuite } from './policy-suites.ts';
import { getPolicyDecisions } from './policy-decisions.ts';
import { exportPolicy, importPolicies } from './policy-exchange.ts';
import { listPrompts, listPromptTranslations, listPromptUses } from './prompts.ts';
import { listPolicyLayers } from './policy-layers.ts';
import { policyVersionActs } from './policy-releases.ts';
import { changeRollout } from './rollouts.ts';
import { createScenario, getScenario, listScenarios } from './scenarios.ts';
import { closeSession, currentSession, listDemoAccounts, openSession } from './sessions.ts';
import { simulateDraft } from './simulations.ts';
import { answerTask, countTasks, getTask, listTasks } from './tasks.ts';
import { generateSuite } from './generations.ts';
import { getTrialStage } from './trial-stages.ts';
import { standardRoutes } from './standard.ts';
import { getSuite, runSavedTests, saveSuite } from './suites.ts';
import { fileScenario, getVersion, listVersions, publishVersion, versionActs } from './versions.ts';
import { askWhatIf, getProvince } from './what-if.ts';

const described: readonly Route[] = [
  openSession,
  currentSession,
  closeSession,
  listDemoAccounts,
  listScenarios,
  createScenario,
  getScenario,
  getDraft,
  saveDraft,
  exportDraft,
  importFile,
  checkDraft,
  getGround,
  simulateDraft,
  getTrialStage,
  getSuite,
  saveSuite,
  runSavedTests,
  generateSuite,
  fileScenario,
  listVersions,
  getVersion,
  publishVersion,
  ...versionActs,
  changeRollout,
  migrateCases,
  listDifferences,
  getImpact,
  addAttachment,
  listAttachments,
  getAttachment,
  removeAttachment,
  listComments,
  addComment,
  listMentionable,
  editComment,
  deleteComment,
  ...commentActs,
  listMentions,
  countMentions,
  readMentions,
  getLive,
  useCard,
  listCases,
  searchCases,
  getCase,
  getTimeline,
  followCase,
  getOverlay,
  getExplanation,
  ...caseControls,
  controlCases,
  sendMessage,
  listTasks,
  countTasks,
  getTask,
  answerTask,
  listPolicies,
  createPolicy,
  getPolicy,
  listPolicyVersions,
  addPolicyVersion,
  ...policyVersionActs,
  listPolicyLayers,
  getPolicyImpact,
  getPolicySuite,
  savePolicySuite,
  runPolicyRows,
  importPolicies,
  exportPolicy,
  listCatalogue,
  getCatalogueMatrix,
  exportCatalogue,
  importCatalogue,
  getCatalogueItem,
  saveOpenings,
  askWhatIf,
  getPolicyDecisions,
  getProvince,
  listPrompts,
  listPromptTranslations,
  listPromptUses,
  listFacts,
  listPacks,
  getPack,
  listCardholders,
  listInstitutions,
  healthz,
  readyz,
];

const all: readonly Route[] = [...described, ...standardRoutes(described)];

/** Every route there is. */
export const routes: readonly Route[] = [...all, openapiRoute(all)];
