namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>Who a key pair belongs to, as STS GetCallerIdentity tells it.</summary>
/// <param name="Arn">The ARN of the user, or of the session of a role.</param>
/// <param name="UserId">The unique id: of the user, or of the role with the name of the session.</param>
public sealed record Principal(string Arn, string UserId)
{
    /// <summary>Gets the user of the account whose keys the emulator is started with.</summary>
    public static Principal User { get; } = new(Services.Arn.User, "AIDAEMULATEDUSER00001");

    /// <summary>Gets the account number in the ARN.</summary>
    public string Account => Arn.Split(':')[4];
}
