namespace EmrSessionCredentials.Identity;

/// <summary>The settings of a role that are sent to AWS STS.</summary>
internal static class RoleSetting
{
    private const int ShortestArn = 20;
    private const int ShortestName = 2;

    /// <summary>Finds a setting that is too short for AWS STS, as botocore does before it sends anything.</summary>
    /// <returns>What the profile does, in words that follow its name; null where all are long enough.</returns>
    internal static string? FindTooShort(string role, string? sessionName, string? externalId = null) =>
        Check("role_arn", role, ShortestArn)
        ?? Check("role_session_name", sessionName, ShortestName)
        ?? Check("external_id", externalId, ShortestName);

    private static string? Check(string setting, string? value, int shortest) => value?.Length < shortest
        ? $"sets {setting} to fewer than {shortest} characters, which AWS STS does not accept"
        : null;
}
