CREATE TABLE `note_refusals` (
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `person_id`)
);
--> statement-breakpoint
ALTER TABLE `schedules` ADD `extra_questions` text DEFAULT '[]' NOT NULL;