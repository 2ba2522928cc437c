CREATE TABLE `audiences` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`definition` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flags` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`round_id` text NOT NULL,
	`subject` text NOT NULL,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`raised_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flags_once` ON `flags` (`round_id`,`subject`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`target` text NOT NULL,
	`recipient` text NOT NULL,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until` integer,
	`channel_id` text,
	`message_ts` text,
	`remark` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`kind`,`subject_id`,`recipient`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE TABLE `people` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`time_zone` text NOT NULL,
	`standing` text NOT NULL,
	`is_slack_admin` integer NOT NULL,
	`function` text,
	`level` text,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `prompts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`function` text,
	`level` text,
	`state` text NOT NULL,
	`remark` text,
	`channel_id` text,
	`message_ts` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompts_once` ON `prompts` (`round_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `prompts_by_message` ON `prompts` (`workspace_id`,`channel_id`,`message_ts`);--> statement-breakpoint
CREATE INDEX `prompts_of_person` ON `prompts` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`reply_id` text NOT NULL,
	`revision` integer NOT NULL,
	`source` text NOT NULL,
	`reader_name` text NOT NULL,
	`reader_version` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readings_once` ON `readings` (`reply_id`,`revision`,`reader_name`,`reader_version`);--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`round_id` text NOT NULL,
	`prompt_id` text,
	`person_id` text NOT NULL,
	`channel` text NOT NULL,
	`received_at` integer NOT NULL,
	`is_late` integer NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`prompt_id`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replies_once` ON `replies` (`round_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `reply_messages` (
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`message_ts` text NOT NULL,
	`reply_id` text NOT NULL,
	`text` text NOT NULL,
	`edited_ts` text,
	`is_deleted` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `channel_id`, `message_ts`),
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reply_messages_of_reply` ON `reply_messages` (`reply_id`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`reply_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`reply_id`, `number`),
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `roles` (
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `person_id`, `role`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`schedule_id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`strategy_version` integer NOT NULL,
	`delivery` text NOT NULL,
	`questions` text NOT NULL,
	`due_at` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_once` ON `rounds` (`workspace_id`,`schedule_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `rounds_closing` ON `rounds` (`closed_at`,`closes_at`);--> statement-breakpoint
CREATE INDEX `rounds_of_strategy` ON `rounds` (`workspace_id`,`strategy_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`audience_id` text NOT NULL,
	`questions` text NOT NULL,
	`delivery` text NOT NULL,
	`recurrence` text NOT NULL,
	`time_zone` text NOT NULL,
	`open_hours` integer NOT NULL,
	`grace_hours` integer NOT NULL,
	`is_paused` integer NOT NULL,
	`next_due_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedules_due` ON `schedules` (`next_due_at`);--> statement-breakpoint
CREATE TABLE `strategy_versions` (
	`workspace_id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `strategy_id`, `version`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`listening_at` integer
);
