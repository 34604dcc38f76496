package dev.kith.domain.setting;

import java.util.Map;

/**
 * The notification and display settings of a user.
 *
 * @param otherMail mail about anything but questions and answers
 * @param interests mail about the interests of the user
 * @param engagement mail that invites the user to return
 * @param mobile notifications on the phone
 * @param toasts notifications on the page
 * @param toastSounds sounds with these notifications
 * @param notifications further notifications, by names that the client defines
 * @param display display settings, by names that the client defines
 */
public record UserSettings(
        QaFrequency qaFrequency,
        boolean otherMail,
        boolean interests,
        boolean engagement,
        boolean mobile,
        boolean toasts,
        boolean toastSounds,
        Map<String, Boolean> notifications,
        Map<String, String> display) {

    /** The largest number of entries in each of the two maps. */
    public static final int MAX_ENTRIES = 50;

    public static final UserSettings DEFAULT =
            new UserSettings(QaFrequency.AT_ONCE, true, true, true, true, true, true, Map.of(), Map.of());

    public UserSettings {
        notifications = Map.copyOf(notifications);
        display = Map.copyOf(display);
        if (notifications.size() > MAX_ENTRIES || display.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("At most " + MAX_ENTRIES + " settings of a kind");
        }
    }

    public UserSettings withQaFrequency(QaFrequency chosen) {
        return new UserSettings(
                chosen, otherMail, interests, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withOtherMail(boolean wanted) {
        return new UserSettings(
                qaFrequency, wanted, interests, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withInterests(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, wanted, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withEngagement(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, wanted, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withMobile(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, wanted, toasts, toastSounds, notifications, display);
    }

    public UserSettings withToasts(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, wanted, toastSounds, notifications, display);
    }

    public UserSettings withToastSounds(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, wanted, notifications, display);
    }

    public UserSettings withNotifications(Map<String, Boolean> chosen) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, toastSounds, chosen, display);
    }

    public UserSettings withDisplay(Map<String, String> chosen) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, toastSounds, notifications, chosen);
    }
}
