CREATE TABLE `guide_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`question` text NOT NULL,
	`stems` text NOT NULL,
	`is_answered` integer NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `guide_questions_newest` ON `guide_questions` (`workspace_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `guide_votes` (
	`question_id` text NOT NULL,
	`stem` text NOT NULL,
	`person_id` text NOT NULL,
	`is_helpful` integer NOT NULL,
	PRIMARY KEY(`question_id`, `stem`, `person_id`),
	FOREIGN KEY (`question_id`) REFERENCES `guide_questions`(`id`) ON UPDATE no action ON DELETE cascade
);
