using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>A cmdlet that ends a session.</summary>
public abstract class StopSessionCommand : SessionActionCommand
{
    private protected sealed override string Action => "Stop session";

    private protected sealed override Task<CallResult<EmrSessionTarget>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call) =>
        session.StopAsync((SparkConnectSessionRequest)request, call);
}
