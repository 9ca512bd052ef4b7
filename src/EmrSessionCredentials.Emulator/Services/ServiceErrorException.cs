using System;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>Ends a call with an error of the service.</summary>
internal class ServiceErrorException(ServiceError error) : Exception($"{error.Code}: {error.Message}")
{
    internal ServiceError Error { get; } = error;
}
