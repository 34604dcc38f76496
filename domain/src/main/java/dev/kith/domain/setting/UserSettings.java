package dev.kith.domain.setting;

/**
 * What a user wants to be told.
 *
 * @param otherMail about anything but questions and answers, by mail
 * @param interests about what they are interested in, by mail
 * @param engagement to come back, by mail
 * @param mobile on their phone
 * @param toasts on the page they look at
 * @param toastSounds with a sound
 */
public record UserSettings(
        QaFrequency qaFrequency,
        boolean otherMail,
        boolean interests,
        boolean engagement,
        boolean mobile,
        boolean toasts,
        boolean toastSounds) {

    public static final UserSettings DEFAULT = new UserSettings(QaFrequency.AT_ONCE, true, true, true, true, true, true);

    public UserSettings withQaFrequency(QaFrequency chosen) {
        return new UserSettings(chosen, otherMail, interests, engagement, mobile, toasts, toastSounds);
    }

    public UserSettings withOtherMail(boolean wanted) {
        return new UserSettings(qaFrequency, wanted, interests, engagement, mobile, toasts, toastSounds);
    }

    public UserSettings withInterests(boolean wanted) {
        return new UserSettings(qaFrequency, otherMail, wanted, engagement, mobile, toasts, toastSounds);
    }

    public UserSettings withEngagement(boolean wanted) {
        return new UserSettings(qaFrequency, otherMail, interests, wanted, mobile, toasts, toastSounds);
    }

    public UserSettings withMobile(boolean wanted) {
        return new UserSettings(qaFrequency, otherMail, interests, engagement, wanted, toasts, toastSounds);
    }

    public UserSettings withToasts(boolean wanted) {
        return new UserSettings(qaFrequency, otherMail, interests, engagement, mobile, wanted, toastSounds);
    }

    public UserSettings withToastSounds(boolean wanted) {
        return new UserSettings(qaFrequency, otherMail, interests, engagement, mobile, toasts, wanted);
    }
}
