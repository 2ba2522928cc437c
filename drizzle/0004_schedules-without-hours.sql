ALTER TABLE `schedules` DROP COLUMN `questions`;--> statement-breakpoint
ALTER TABLE `schedules` DROP COLUMN `open_hours`;