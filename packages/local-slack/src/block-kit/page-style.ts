/** How the fragments look: close to Slack's light theme, without a script or an outside file. */
export const pageStyle = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46668 Lato, "Helvetica Neue",
  Helvetica, Arial, "Noto Color Emoji", sans-serif; }
.page { max-width: 760px; margin: 0 auto; padding: 16px 24px 48px; }
.page > h1 { font-size: 18px; margin: 0 0 8px; padding-bottom: 12px; border-bottom: 1px solid #ddd; }
.item { display: flex; gap: 8px; padding: 8px 0; }
.avatar { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #4a154b;
  color: #fff; font-weight: 700; display: grid; place-items: center; }
.item > div:last-child { flex: 1; min-width: 0; }
.author { font-weight: 900; }
.time { color: #616061; font-size: 12px; margin-left: 6px; }
.bk-blocks { overflow-wrap: anywhere; }
.bk-blocks > * { margin: 8px 0; }
.bk-header { font-size: 18px; line-height: 1.33; font-weight: 900; margin: 14px 0 6px; }
.bk-divider { border: 0; border-top: 1px solid #ddd; margin: 14px 0; }
.bk-section { display: flex; gap: 16px; align-items: flex-start; }
.bk-text { flex: 1; min-width: 0; }
.bk-beside { flex: none; max-width: 45%; }
.bk-beside .bk-picture { width: 88px; height: 88px; object-fit: cover; }
.bk-fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }
.bk-text > .bk-paragraph + .bk-fields { margin-top: 8px; }
.bk-paragraph { min-height: 0; }
.bk-quote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; }
.bk-code { margin: 4px 0; padding: 8px; border: 1px solid #ddd; border-radius: 4px;
  background: #f8f8f8; font: 12px/1.5 Monaco, Menlo, Consolas, monospace; white-space: pre-wrap; }
.bk-inline-code { padding: 2px 3px 1px; border: 1px solid #ddd; border-radius: 3px;
  background: #f7f7f7; color: #c01343; font: 12px Monaco, Menlo, Consolas, monospace; }
.bk-list { margin: 4px 0; padding-left: 24px; }
.bk-mention { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px; }
a { color: #1264a3; text-decoration: none; }
.bk-context { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; color: #616061; }
.bk-small { font-size: 13px; line-height: 1.385; }
.bk-context .bk-picture { width: auto; max-width: 140px; height: 20px; padding: 0 4px; font-size: 11px; }
.bk-context img.bk-picture { width: 20px; padding: 0; }
.bk-actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start; }
.bk-button { display: inline-block; padding: 0 12px; border: 1px solid #bbb; border-radius: 4px;
  background: #fff; font-size: 13px; font-weight: 700; line-height: 30px; }
.bk-primary { background: #007a5a; border-color: #007a5a; color: #fff; }
.bk-danger { background: #fff; border-color: #e01e5a; color: #e01e5a; }
.bk-menu, .bk-entry { box-sizing: border-box; min-width: 180px; padding: 3px 12px; border-radius: 4px;
  border: 1px solid #bbb; background: #fff; font-size: 13px; }
.bk-menu { display: inline-flex; justify-content: space-between; gap: 16px; line-height: 24px; }
.bk-arrow { color: #616061; }
.bk-entry { min-height: 36px; padding: 7px 12px; font-size: 15px; width: 100%; }
.bk-actions .bk-entry { width: 280px; }
.bk-tall { min-height: 88px; }
.bk-faint, .bk-hint, .bk-optional { color: #616061; font-weight: 400; }
.bk-faint { opacity: .85; }
.bk-hint { font-size: 13px; margin-top: 2px; }
.bk-label { font-weight: 700; margin-bottom: 4px; }
.bk-input { margin: 16px 0; }
.bk-choice { display: flex; gap: 8px; padding: 2px 0; }
.bk-tick { flex: none; box-sizing: border-box; width: 16px; height: 16px; margin-top: 3px;
  border: 1px solid #868686; }
.bk-square { border-radius: 3px; }
.bk-round { border-radius: 50%; }
.bk-square.bk-chosen { background: #1264a3; border-color: #1264a3; color: #fff; font-size: 12px;
  line-height: 14px; text-align: center; }
.bk-square.bk-chosen::after { content: "✓"; }
.bk-round.bk-chosen { border: 5px solid #1264a3; }
.bk-figure { margin: 8px 0; }
.bk-caption { font-size: 13px; color: #616061; margin-bottom: 4px; }
.bk-picture { display: inline-block; box-sizing: border-box; max-width: 100%; border-radius: 6px;
  background: #f1f1f1; border: 1px solid #ddd; color: #616061; font-size: 13px; }
img.bk-picture { border: 0; }
.bk-figure .bk-picture { max-width: 480px; max-height: 480px; padding: 24px; }
.bk-figure img.bk-picture { padding: 0; min-width: 96px; min-height: 64px; }
.bk-table { overflow-x: auto; }
.bk-table table { border-collapse: collapse; font-size: 13px; }
.bk-table caption { text-align: left; font-weight: 700; padding-bottom: 4px; }
.bk-table th, .bk-table td { border: 1px solid #ddd; padding: 6px 12px; vertical-align: top; }
.bk-table th { background: #f8f8f8; font-weight: 700; }
.bk-group { border: 1px solid #ddd; border-radius: 8px; padding: 12px 16px; max-width: 520px; }
.bk-group > * { margin: 6px 0; }
.bk-notice { padding: 10px 14px; border-radius: 6px; border-left: 4px solid #868686; background: #f4f4f4; }
.bk-info { border-color: #1264a3; background: #e8f5fa; }
.bk-warning { border-color: #ecb22e; background: #fef9ed; }
.bk-error { border-color: #e01e5a; background: #fdf0f4; }
.bk-success { border-color: #007a5a; background: #ecf7f3; }
.bk-view { border: 1px solid #ddd; border-radius: 8px; overflow: hidden; max-width: 520px; }
.bk-modal { box-shadow: 0 8px 28px rgb(0 0 0 / 18%); }
.bk-home { max-width: none; }
.bk-view > .bk-blocks { padding: 4px 24px 12px; }
.bk-view-title { padding: 18px 24px; border-bottom: 1px solid #eee; font-size: 20px; font-weight: 900; }
.bk-view-buttons { display: flex; justify-content: flex-end; gap: 12px; padding: 16px 24px;
  border-top: 1px solid #eee; }
`;
