CREATE TABLE `beliefs` (
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`predicted` real,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flag_events` (
	`id` text PRIMARY KEY NOT NULL,
	`flag_id` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`content` text NOT NULL,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `flag_events_of_flag` ON `flag_events` (`flag_id`,`at`);--> statement-breakpoint
CREATE TABLE `frozen_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`round_id` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`frozen_by` text NOT NULL,
	`input` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `frozen_reports_of_round` ON `frozen_reports` (`round_id`,`frozen_at`);--> statement-breakpoint
ALTER TABLE `flags` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `setup_digest` text;