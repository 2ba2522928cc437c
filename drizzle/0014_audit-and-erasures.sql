CREATE TABLE `audit_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`workspace_id` text NOT NULL,
	`actor` text NOT NULL,
	`operation` text NOT NULL,
	`subject` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_people` (
	`mark` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_people_once` ON `audit_people` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `erased_people` (
	`workspace_id` text NOT NULL,
	`digest` text NOT NULL,
	`erased_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `digest`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `people` ADD `left_at` integer;--> statement-breakpoint
CREATE TRIGGER `audit_is_not_changed` BEFORE UPDATE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'The audit is never changed.'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_not_cut` BEFORE DELETE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'The audit is never cut.'); END;
