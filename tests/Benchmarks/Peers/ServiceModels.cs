using System.IO;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>
/// The service models in tests/Data, laid out as botocore reads them: for a peer older than the operations. They are
/// cut down, and so faster to load than real ones; a peer that knows the operations must not get them.
/// </summary>
internal static class ServiceModels
{
    private static readonly (string Service, string Version)[] Services =
        [("emr-containers", "2020-10-01"), ("emr", "2009-03-31")];

    /// <summary>The folder for AWS_DATA_PATH.</summary>
    internal static string Lay()
    {
        string root = Path.Combine(Path.GetTempPath(), "emr-session-credentials-models");
        foreach ((string service, string version) in Services)
        {
            string model = Path.Combine(Repository.Data, $"{service}.model.json");
            string rules = Path.Combine(Repository.Data, $"{service}.endpoint-rules.json");
            string folder = Directory.CreateDirectory(Path.Combine(root, service, version)).FullName;
            File.Copy(model, Path.Combine(folder, "service-2.json"), overwrite: true);
            File.Copy(rules, Path.Combine(folder, "endpoint-rule-set-1.json"), overwrite: true);
        }

        return root;
    }
}
