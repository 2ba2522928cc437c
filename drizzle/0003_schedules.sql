CREATE TABLE `absences` (
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`source` text NOT NULL,
	`from_time` integer NOT NULL,
	`until_time` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `person_id`, `source`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `asked_days` (
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`prompt_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `person_id`, `day`),
	FOREIGN KEY (`prompt_id`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `form_drafts` (
	`prompt_id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`prompt_id`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `own_questions` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `strategy_drafts` (
	`workspace_id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `strategy_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `structured_answers` (
	`prompt_id` text NOT NULL,
	`subject` text NOT NULL,
	`content` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`prompt_id`, `subject`),
	FOREIGN KEY (`prompt_id`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP INDEX `outbox_once`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `ordinal` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`kind`,`subject_id`,`recipient`,`ordinal`);--> statement-breakpoint
ALTER TABLE `people` ADD `region` text;--> statement-breakpoint
ALTER TABLE `prompts` ADD `is_swapped` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `prompts` ADD `sent_at` integer;--> statement-breakpoint
ALTER TABLE `prompts` ADD `remind_at` integer;--> statement-breakpoint
ALTER TABLE `prompts` ADD `reminded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `prompts_to_remind` ON `prompts` (`remind_at`);--> statement-breakpoint
ALTER TABLE `rounds` ADD `local_time` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `at_local_hour` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `reminders` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `schedules` ADD `rotation` text DEFAULT '[[{"kind":"open"}]]' NOT NULL;--> statement-breakpoint
ALTER TABLE `schedules` ADD `at_local_hour` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `schedules` ADD `open_days` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `schedules` ADD `reminders` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `schedules` ADD `next_local_time` text;--> statement-breakpoint
ALTER TABLE `schedules` ADD `origin` text DEFAULT 'file' NOT NULL;--> statement-breakpoint
UPDATE `schedules` SET
	`rotation` = (SELECT json_group_array(json_array(CASE json_extract(value, '$.kind')
		WHEN 'dilemma' THEN json_object('kind', 'dilemma', 'ruleId', json_extract(value, '$.ruleId'))
		ELSE json_object('kind', 'text', 'text', json_extract(value, '$.text')) END))
		FROM json_each(`questions`)),
	`open_days` = max(1, `open_hours` / 24);--> statement-breakpoint
UPDATE `prompts` SET `sent_at` = (SELECT `opened_at` FROM `rounds` WHERE `rounds`.`id` = `prompts`.`round_id`) WHERE `state` = 'sent';
