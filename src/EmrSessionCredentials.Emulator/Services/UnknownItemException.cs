namespace EmrSessionCredentials.Emulator.Services;

/// <summary>Ends a call about something that is not in the account.</summary>
internal sealed class UnknownItemException(ServiceError error) : ServiceErrorException(error);
